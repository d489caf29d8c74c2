namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        /// <summary>Learning rates as functions of the step count.</summary>
        public static partial class lr_scheduler
        {
            /// <summary>
            /// Sets every group's rate from its initial one. Making a scheduler takes its step 0, so the rate is right
            /// before the first update; call <see cref="step()"/> after each update.
            /// </summary>
            public abstract class LRScheduler
            {
                private readonly List<ILearningRateController> _groups;
                private protected readonly double[] _initial;
                private protected int _epoch;
                protected int _step_count;

                protected LRScheduler(Optimizer optimizer, int last_epoch = -1, bool verbose = false)
                {
                    _groups = [.. optimizer.ParamGroups];
                    _epoch = last_epoch;
                    _initial = new double[_groups.Count];
                    for (int i = 0; i < _initial.Length; i++) _initial[i] = _groups[i].InitialLearningRate;
                }

                public virtual void step() => step(null);

                /// <summary>Goes to the given step, or to the next.</summary>
                public virtual void step(int? epoch)
                {
                    _step_count++;
                    _epoch = epoch ?? _epoch + 1;
                    int i = 0;
                    foreach (double rate in get_lr()) _groups[i++].LearningRate = rate;
                }

                /// <summary>The rates at the current step, one a group.</summary>
                protected virtual IEnumerable<double> get_lr() => get_closed_form_lr();

                protected virtual IEnumerable<double> get_closed_form_lr() => throw new NotSupportedException($"{GetType().Name} gives no rates.");

                public IEnumerable<double> get_last_lr() => _groups.Select(group => group.LearningRate);

                internal void Restart()
                {
                    _epoch = -1;
                    for (int i = 0; i < _initial.Length; i++) _groups[i].LearningRate = _initial[i];
                }
            }
        }
    }
}
