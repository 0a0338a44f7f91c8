import result from '../../messages/result/en.json';

export default result;
