import shared from '../../messages/shared/en.json';
import desk from '../../messages/desk/en.json';
import outcome from '../../messages/outcome/en.json';
import own from '../../messages/office/en.json';

export default { ...shared, ...desk, ...outcome, ...own };
