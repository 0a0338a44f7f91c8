import comfort from '../../messages/comfort/de-simple.json';

export default comfort;
