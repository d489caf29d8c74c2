namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static LRScheduler CosineAnnealingLR(Optimizer optimizer, double T_max, double eta_min = 0, int last_epoch = -1, bool verbose = false) =>
                new impl.CosineAnnealingLR(optimizer, T_max, eta_min, last_epoch, verbose);

            public static partial class impl
            {
                /// <summary>Half a cosine from the initial rate to eta_min over T_max steps.</summary>
                public class CosineAnnealingLR : LRScheduler
                {
                    private readonly double _period;
                    private readonly double _minimum;

                    public CosineAnnealingLR(Optimizer optimizer, double T_max, double eta_min = 0, int last_epoch = -1, bool verbose = false) : base(optimizer, last_epoch, verbose)
                    {
                        (_period, _minimum) = (T_max, eta_min);
                        step();
                    }

                    protected override IEnumerable<double> get_closed_form_lr() =>
                        _initial.Select(rate => _minimum + (rate - _minimum) * (1 + Math.Cos(Math.PI * _epoch / _period)) / 2);
                }
            }
        }
    }
}
