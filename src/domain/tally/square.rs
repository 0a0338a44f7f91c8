/// An n × n table, row by row: row a, column b is about "a against b".
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Square<T> {
    n: usize,
    cells: Vec<T>,
}

impl<T: Copy + Default> Square<T> {
    pub(super) fn new(n: usize) -> Self {
        Self::from_cells(n, vec![T::default(); n * n])
    }

    /// `cells` has n · n entries.
    pub(super) fn from_cells(n: usize, cells: Vec<T>) -> Self {
        Self { n, cells }
    }

    pub(super) fn len(&self) -> usize {
        self.n
    }

    pub(super) fn cells(&self) -> &[T] {
        &self.cells
    }

    /// The default value outside of the table.
    pub(super) fn at(&self, a: usize, b: usize) -> T {
        self.row(a).get(b).copied().unwrap_or_default()
    }

    pub(super) fn set(&mut self, a: usize, b: usize, value: T) {
        if let Some(cell) = self.row_mut(a).get_mut(b) {
            *cell = value;
        }
    }

    pub(super) fn row(&self, a: usize) -> &[T] {
        self.cells
            .get(a * self.n..(a + 1) * self.n)
            .unwrap_or_default()
    }

    pub(super) fn row_mut(&mut self, a: usize) -> &mut [T] {
        self.cells
            .get_mut(a * self.n..(a + 1) * self.n)
            .unwrap_or_default()
    }
}

/// Layers of a relation without cycles: everybody whom nobody remaining beats,
/// then the same again among the rest.
pub(super) fn layers(n: usize, beats: impl Fn(usize, usize) -> bool) -> Vec<Vec<usize>> {
    let mut beaten_by: Vec<usize> = (0..n)
        .map(|b| (0..n).filter(|&a| a != b && beats(a, b)).count())
        .collect();
    let mut left: Vec<usize> = (0..n).collect();
    let mut result = Vec::new();
    while !left.is_empty() {
        let (mut layer, rest): (Vec<usize>, Vec<usize>) = left
            .iter()
            .partition(|&&option| beaten_by.get(option) == Some(&0));
        left = rest;
        if layer.is_empty() {
            // Only a cycle could bring us here; show it as a tie.
            layer = std::mem::take(&mut left);
        }
        for &b in &left {
            let removed = layer.iter().filter(|&&a| beats(a, b)).count();
            if let Some(count) = beaten_by.get_mut(b) {
                *count -= removed.min(*count);
            }
        }
        result.push(layer);
    }
    result
}
