import shared from '../../messages/shared/de.json';
import own from '../../messages/office/de.json';

export default { ...shared, ...own };
