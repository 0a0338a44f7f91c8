import shared from '../../messages/shared/de-simple.json';
import desk from '../../messages/desk/de-simple.json';
import outcome from '../../messages/outcome/de.json';
import result from '../../messages/result/de-simple.json';
import own from '../../messages/console/de-simple.json';

// Charts and tables of results speak German until they have texts of their own.
export default { ...shared, ...desk, ...outcome, ...result, ...own };
