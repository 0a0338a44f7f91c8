import shared from '../../messages/shared/de-simple.json';
import own from '../../messages/pages/de-simple.json';

export default { ...shared, ...own };
