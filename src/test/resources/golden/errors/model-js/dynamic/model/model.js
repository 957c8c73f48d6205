const table = 'orders';
import x from './x';
