namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static LRScheduler LambdaLR(Optimizer optimizer, Func<int, double> lr_lambda, int last_epoch = -1, bool verbose = false) =>
                new impl.LambdaLR(optimizer, lr_lambda, last_epoch, verbose);

            public static partial class impl
            {
                /// <summary>initial · λ(step).</summary>
                public class LambdaLR : LRScheduler
                {
                    private readonly Func<int, double> _lambda;

                    public LambdaLR(Optimizer optimizer, Func<int, double> lr_lambda, int last_epoch = -1, bool verbose = false) : base(optimizer, last_epoch, verbose)
                    {
                        _lambda = lr_lambda;
                        step();
                    }

                    protected override IEnumerable<double> get_lr() => _initial.Select(rate => rate * _lambda(_epoch));
                }
            }
        }
    }
}
