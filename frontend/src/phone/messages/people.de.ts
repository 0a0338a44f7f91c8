import people from '../../messages/people/de.json';

export default people;
