import shared from '../../messages/shared/de.json';
import own from '../../messages/phone/de.json';

export default { ...shared, ...own };
