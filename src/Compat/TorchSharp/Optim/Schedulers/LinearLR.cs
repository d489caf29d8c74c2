namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static LRScheduler LinearLR(Optimizer optimizer, double start_factor = 1.0 / 3, double end_factor = 1, int total_iters = 5, int last_epoch = -1, bool verbose = false) =>
                new impl.LinearLR(optimizer, start_factor, end_factor, total_iters, last_epoch, verbose);

            public static partial class impl
            {
                /// <summary>A straight line from start_factor to end_factor of the initial rate over total_iters steps, then constant.</summary>
                public class LinearLR : LRScheduler
                {
                    private readonly double _start;
                    private readonly double _end;
                    private readonly int _steps;

                    public LinearLR(Optimizer optimizer, double start_factor = 1.0 / 3, double end_factor = 1, int total_iters = 5, int last_epoch = -1, bool verbose = false) : base(optimizer, last_epoch, verbose)
                    {
                        (_start, _end, _steps) = (start_factor, end_factor, total_iters);
                        step();
                    }

                    protected override IEnumerable<double> get_closed_form_lr()
                    {
                        double done = _steps == 0 ? 1 : (double)Math.Min(_epoch, _steps) / _steps;
                        return _initial.Select(rate => rate * (_start + (_end - _start) * done));
                    }
                }
            }
        }
    }
}
