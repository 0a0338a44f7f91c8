import day from '../../messages/day/de.json';

export default day;
