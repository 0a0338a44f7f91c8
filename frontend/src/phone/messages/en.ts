import shared from '../../messages/shared/en.json';
import own from '../../messages/phone/en.json';

export default { ...shared, ...own };
