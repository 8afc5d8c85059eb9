namespace Coro.Tests.Model;

/// <summary>
/// The moments of a campaign in the order in which they came, which is the order of the journal; and the latest that is known to be on the
/// disk. A crash leads back to that one or to one that came later.
/// </summary>
internal sealed class ModelMoments(ModelState first)
{
    private readonly List<(ModelState State, bool IsStart)> _all = [(first.Copy(), false)];
    private int _acknowledged;

    /// <summary>Something happened.</summary>
    public void Remember(ModelState state) => _all.Add((state.Copy(), false));

    /// <summary>A child's step was started. That has only what it rests on on the disk: it may itself be lost.</summary>
    public void RememberStart(ModelState state, ModelChild child)
    {
        for (var i = _all.Count - 1; i > _acknowledged; i--)
        {
            if (!_all[i].IsStart && RestsOn(child, _all[i].State, _all[i - 1].State))
                _acknowledged = i;
        }

        _all.Add((state.Copy(), true));
    }

    /// <summary>Everything so far was seen to have happened, but for steps that were started last.</summary>
    public void Acknowledge() => _acknowledged = Math.Max(_acknowledged, _all.FindLastIndex(moment => !moment.IsStart));

    /// <summary>A request was answered, so what it did has happened, and all before it.</summary>
    public void Answered(string id) =>
        _acknowledged = Math.Max(_acknowledged, _all.FindIndex(moment => moment.State.Handled.ContainsKey(id)));

    /// <summary>The moments that a crash may lead back to, latest first.</summary>
    public IEnumerable<ModelState> Candidates() => Enumerable.Reverse(_all[_acknowledged..]).Select(moment => moment.State);

    /// <summary>There is only this one.</summary>
    public void BeginAt(ModelState state)
    {
        _all.Clear();
        Remember(state);
        _acknowledged = 0;
    }

    // What only another child's own steps did does not matter to it, unless it depends on that child.
    private static bool RestsOn(ModelChild child, ModelState after, ModelState before) =>
        after.Throttle != before.Throttle || after.Handled.Count != before.Handled.Count || after.Children.Count != before.Children.Count
        || after.Children.Exists(now =>
        {
            var then = before[now.Name];
            var isOwn = now.Name == child.Name || child.DependsOn.Contains(now.Name, Names.Comparer);
            return isOwn ? now.Status != then.Status || now.StepsDone.Count != then.StepsDone.Count || now.Failures != then.Failures
                : now.Status != then.Status && now.Status is not (ChildStatus.Active or ChildStatus.Completed);
        });
}
