import several from '../../messages/several/en.json';

export default several;
