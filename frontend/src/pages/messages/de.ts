import shared from '../../messages/shared/de.json';
import own from '../../messages/pages/de.json';

export default { ...shared, ...own };
