import result from '../../messages/result/de-simple.json';

export default result;
