import vote from '../../messages/vote/en.json';

export default vote;
