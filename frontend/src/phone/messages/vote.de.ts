import vote from '../../messages/vote/de.json';

export default vote;
