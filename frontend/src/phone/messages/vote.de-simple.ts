import vote from '../../messages/vote/de-simple.json';

export default vote;
