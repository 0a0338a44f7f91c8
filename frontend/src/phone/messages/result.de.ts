import result from '../../messages/result/de.json';

export default result;
