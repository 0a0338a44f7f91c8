import several from '../../messages/several/de.json';

export default several;
