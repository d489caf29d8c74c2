namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        public static partial class lr_scheduler
        {
            public static LRScheduler SequentialLR(Optimizer optimizer, IEnumerable<LRScheduler> schedulers, IEnumerable<int> milestones, int last_epoch = -1) =>
                new impl.SequentialLR(optimizer, schedulers, milestones, last_epoch);

            public static partial class impl
            {
                /// <summary>One scheduler after another; each starts from its step 0 at its milestone.</summary>
                public class SequentialLR : LRScheduler
                {
                    private readonly List<LRScheduler> _schedulers;
                    private readonly List<int> _milestones;

                    /// <exception cref="ArgumentException">There is not one milestone between each two schedulers.</exception>
                    public SequentialLR(Optimizer optimizer, IEnumerable<LRScheduler> schedulers, IEnumerable<int> milestones, int last_epoch = -1) : base(optimizer, last_epoch)
                    {
                        (_schedulers, _milestones) = ([.. schedulers], [.. milestones]);
                        if (_schedulers.Count != _milestones.Count + 1)
                            throw new ArgumentException($"{_schedulers.Count} schedulers need {_schedulers.Count - 1} milestones, not {_milestones.Count}.");
                        foreach (LRScheduler scheduler in _schedulers) scheduler.Restart();
                        step();
                    }

                    public override void step(int? epoch)
                    {
                        _step_count++;
                        _epoch = epoch ?? _epoch + 1;
                        int active = _milestones.FindLastIndex(milestone => milestone <= _epoch);
                        _schedulers[active + 1].step(active < 0 ? _epoch : _epoch - _milestones[active]);
                    }
                }
            }
        }
    }
}
