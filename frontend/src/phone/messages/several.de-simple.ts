import several from '../../messages/several/de-simple.json';

export default several;
