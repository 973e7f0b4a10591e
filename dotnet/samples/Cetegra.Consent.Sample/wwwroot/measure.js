document.documentElement.dataset.measured = 'yes';
