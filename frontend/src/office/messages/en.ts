import shared from '../../messages/shared/en.json';
import desk from '../../messages/desk/en.json';
import outcome from '../../messages/outcome/en.json';
import result from '../../messages/result/en.json';
import own from '../../messages/office/en.json';

export default { ...shared, ...desk, ...outcome, ...result, ...own };
