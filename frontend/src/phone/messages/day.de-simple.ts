import day from '../../messages/day/de-simple.json';

export default day;
