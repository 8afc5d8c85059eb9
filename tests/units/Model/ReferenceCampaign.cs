namespace Coro.Tests.Model;

/// <summary>
/// The reference: a campaign as a small machine of statuses and slots. It does not say which child starts next where several may, but
/// it says of each start whether that was allowed, and whether something that could start was left lying.
/// </summary>
internal sealed class ReferenceCampaign(ModelSetting setting, ModelState state, TimeProvider time)
{
    private readonly ModelMoments _moments = new(state);
    private HashSet<string> _firstLoop = [];
    private bool _goesBack;

    public ModelState State { get; private set; } = state;
    public List<ModelDrive> Drives { get; } = [];

    /// <summary>Requests that nobody has dealt with, oldest first.</summary>
    public List<(string Id, ControlRequest Request)> Waiting { get; } = [];

    /// <summary>Children of whose slot's end somebody has to be told, each with its status.</summary>
    public List<(string Child, ChildStatus Status)> ToBeTold { get; } = [];

    /// <summary>A fault, to see that it is found: who was skipped still holds dependents back.</summary>
    public bool SkipHoldsBack { init => State.SkipHoldsBack = value; }

    public bool IsRunning { get; private set; }
    public bool InLastLoop { get; private set; }
    public int Throttle { get; private set; }

    /// <summary>What the run ends with as soon as nothing runs; null: it has not been told to stop.</summary>
    public ExitCode? Stop { get; private set; }

    /// <summary>Whether something is started of which nothing was seen yet: then a start proves nothing of what came last.</summary>
    public bool IsBlind { get; set; }

    /// <summary>Whether nothing runs, and nothing can start in the present loop.</summary>
    public bool IsDry => Drives.Count == 0 && !HasOneToStart();

    /// <summary>Somebody takes the campaign on.</summary>
    /// <param name="throttle">What they say about the throttle; null: nothing.</param>
    /// <param name="leftBehind">What a step that a dead engine left running answered in its file; null: nothing.</param>
    public void Begin(int? throttle, Func<string, Ending?> leftBehind)
    {
        (IsRunning, Stop, Throttle) = (true, null, throttle ?? State.Throttle);
        foreach (var child in State.Children)
        {
            if (child.Started is not { } started)
                continue;
            child.Started = null;
            var wanted = child.Status == ChildStatus.Active && child.Attempt == started.Attempt && !child.StepsDone.Contains(started.Step);
            if (wanted && leftBehind(started.ResultPath)?.For(child.Name) is { } ending)
                Take(child, started.Step, ending);
            Remember();
        }

        LookAtRequests();
        BeginLoops();
    }

    /// <summary>Applies the requests that wait.</summary>
    public void LookAtRequests()
    {
        foreach (var (id, request) in Waiting.ToList())
        {
            Waiting.RemoveAll(one => one.Id == id);
            State.Handled[id] = ModelRules.Apply(setting, State, request, IsRunning, Touched);
            if (IsRunning && State.Handled[id][0].Verdict == ControlVerdict.Done)
                Steer(request);
            Remember();
        }
    }

    /// <summary>A step was started.</summary>
    public void Started(RunningStep step)
    {
        _ = IsOver();
        var children = step.Children.Select(name => State[name]).ToList();
        var drive = Drives.Find(one => one.Children.Contains(children[0])) ?? Launch(children, step);
        Require(drive.Running is null && !drive.IsThrough && drive.Step.Name == step.Step, $"{step} was started, although it is at {drive}");
        Require(drive.Due().ToHashSet().SetEquals(children), $"{step} was started, although {drive.Step.Name} is due for {Join(drive.Due())}");
        Require(drive.IsBatch || step.Attempt == children[0].Attempt, $"{step} was started, although its attempt is {children[0].Attempt}");
        Require(Stop is null || IsBlind, $"{step} was started, although the run is to stop");
        (drive.Running, drive.Until) = (step, null);
        drive.Answers.Clear();
        foreach (var child in children)
            (child.Started, child.Until) = ((child.Attempt, step.Step, step.ResultPath), null);
        if (!drive.IsBatch && !IsBlind)
        {
            _moments.RememberStart(State, children[0]);
            return;
        }

        Remember();
        if (!IsBlind)
            Acknowledge();
    }

    /// <summary>A child's end was told, and no step of it had to run for that.</summary>
    public void Told(string name, ChildStatus status)
    {
        if (ToBeTold.Remove((name, status)))
            return;
        var child = State[name];
        if (status == ChildStatus.Active && Stop is null && child.Until > time.GetUtcNow() && !IsDriven(child))
            LaunchWaiting(child);
        if (child.Status != ChildStatus.Active || status == ChildStatus.Active || !setting.IsAllDone(child) || IsDriven(child))
            return;
        _ = IsOver();
        Require(MayHaveStarted(child), $"{child} was told to be {status}");

        // A batch of several is judged in one go.
        var (pipeline, _, batch) = setting.PipelineOf(child);
        var judged = State.Children.Where(one => one == child
            || (batch && one.Status == ChildStatus.Active && setting.IsAllDone(one) && setting.PipelineOf(one).Name == pipeline && MayHaveStarted(one))).ToList();
        foreach (var one in judged)
        {
            setting.Judge(one);
            ToBeTold.Add((one.Name, one.Status));
            Remember();
        }

        Require(ToBeTold.Remove((name, status)), $"{child} was told to be {status}");
    }

    /// <summary>A step ended.</summary>
    public void Ended(ModelDrive drive, Ending ending, DateTimeOffset now)
    {
        foreach (var child in drive.Running!.Children.Select(name => State[name]))
        {
            var own = drive.IsBatch ? ending.For(child.Name) : ending;
            drive.Answers[child] = own;
            if (child.Started is { } started && started.ResultPath == drive.Running.ResultPath)
                child.Started = null;
            if (drive.Holds(child))
                Take(child, drive.Step.Name, own);
            Remember();
        }

        drive.Running = null;
        if (drive.Due().Count == 0 && ending.Outcome != StepOutcome.Cancelled)
            Weigh(drive);
        else if (ending.Outcome == StepOutcome.RateLimited && Stop is null)
            drive.Until = drive.WaitsAt(now);
        else if (ending.Outcome is StepOutcome.Failed or StepOutcome.TimedOut && ending.Retryable && drive.Failures < drive.Step.Retries)
            Again(drive);
        else if (ending.Outcome is StepOutcome.RateLimited or StepOutcome.Cancelled)
            End(drive);
        else
            Weigh(drive);
    }

    /// <summary>Time goes on: what waited for it tries again, if it is still wanted.</summary>
    public void Advanced(DateTimeOffset now)
    {
        foreach (var drive in Drives.Where(one => one.Until <= now).ToList())
        {
            drive.Until = null;
            if (drive.Due().Count == 0)
                End(drive);
        }
    }

    /// <summary>Whether a child may start now.</summary>
    public bool CanStart(ModelChild child) => !IsHalted && CouldStart(child);

    // What was started before something was seen to fail counts as well, where that order cannot be seen.
    private bool MayHaveStarted(ModelChild child) => (IsBlind || !IsHalted) && CouldStart(child);

    private bool CouldStart(ModelChild child)
    {
        if (!IsRunning || Stop is not null || Drives.Count >= Throttle)
            return false;
        if (State.Shown(child) is not (ChildStatus.Ready or ChildStatus.Active) || IsDriven(child))
            return false;
        if (!InLastLoop && child.Tier != Tier.A && !_firstLoop.Contains(child.Name))
            return false;
        var (pipeline, _, batch) = setting.PipelineOf(child);
        return !Drives.SelectMany(one => one.Locks).Intersect(child.Locks).Any()
            && (batch
                ? !Drives.Exists(one => one.IsBatch && one.Pipeline == pipeline)
                : Drives.Count(one => one.Lane == child.Lane) < setting.LaneLimit(child.Lane));
    }

    /// <summary>Whether somebody may start, and nobody has.</summary>
    public bool HasOneToStart() => State.Children.Exists(CanStart);

    /// <summary>Goes through the loops as far as there is nothing to do in them.</summary>
    /// <returns>What the run ends with; null: something runs, or can start.</returns>
    public ExitCode? IsOver()
    {
        while (true)
        {
            if (Drives.Count > 0 || State.Children.Any(CanStart))
                return null;
            if (Stop is { } stop)
                return stop;
            if (IsHalted)
                return ExitCode.AwaitingInput;
            if (InLastLoop)
                break;
            InLastLoop = !_goesBack;
            BeginLoops(InLastLoop);
        }

        return State.Children.Exists(child => child.Status == ChildStatus.Escalated) ? ExitCode.AwaitingInput
            : State.Children.Exists(child => child.Status == ChildStatus.Pending) ? ExitCode.DependencyDeadlock
            : ExitCode.Success;
    }

    /// <summary>Nobody runs it any more.</summary>
    public void Left()
    {
        (IsRunning, InLastLoop, IsBlind) = (false, false, false);
        Acknowledge();
    }

    /// <summary>Everything so far was seen to have happened.</summary>
    public void Acknowledge() => _moments.Acknowledge();

    /// <summary>A request was answered, so what it did has happened, and all before it.</summary>
    public void Answered(string id) => _moments.Answered(id);

    /// <summary>The moments that a crash may lead back to, latest first.</summary>
    public IEnumerable<ModelState> Candidates() => _moments.Candidates();

    /// <summary>A crash led back to this moment.</summary>
    public void FellBackTo(ModelState moment, IEnumerable<(string Id, ControlRequest Request)> requests)
    {
        Drives.Clear();
        ToBeTold.Clear();
        Waiting.Clear();
        Waiting.AddRange(requests.Where(one => !moment.Handled.ContainsKey(one.Id)));
        State = moment.Copy();
        _moments.BeginAt(State);
        Left();
    }

    public string Describe() => State.Describe() + $"\n  {(IsRunning ? $"runs{(Stop is null ? "" : ", is to stop")}" : "does not run")}: {string.Join("; ", Drives)}";

    private bool IsDriven(ModelChild child) => Drives.Exists(one => one.Children.Contains(child));

    private bool IsHalted => setting.HaltsOnFailure
        && State.Children.Exists(child => child.Status == ChildStatus.Escalated || child is { Status: ChildStatus.Failed, ForcedFor: null });

    private void BeginLoops(bool last = false)
    {
        (InLastLoop, _goesBack) = (last, false);
        _firstLoop = [];
        var open = new Queue<ModelChild>(State.Children.Where(child => child.Tier == Tier.A));
        while (open.TryDequeue(out var child))
        {
            foreach (var on in child.DependsOn.Where(_firstLoop.Add))
                open.Enqueue(State[on]);
        }
    }

    private ModelDrive Launch(List<ModelChild> children, RunningStep step)
    {
        foreach (var child in children)
            Require(MayHaveStarted(child), $"{step} was started, although {child} may not start");
        var (pipeline, steps, batch) = setting.PipelineOf(children[0]);
        Require(batch || children.Count == 1, $"{step} was started for several");

        // A batch takes along whoever has its first steps behind it already.
        var along = batch
            ? State.Children.Where(child => !children.Contains(child) && child.StepsDone.Contains(step.Step) && setting.PipelineOf(child).Name == pipeline && CanStart(child))
            : [];
        children = [.. children, .. along];
        foreach (var child in children)
        {
            Require(setting.PipelineOf(child).Name == pipeline, $"{step} was started for {child}, which has another pipeline");
            (child.Status, child.Attempt) = (ChildStatus.Active, Math.Max(1, child.Attempt));
        }

        return Launch(new ModelDrive(pipeline, steps, batch, children));
    }

    // What has to wait as it did in the run before holds its slot meanwhile, and so does a batch for its slowest.
    private void LaunchWaiting(ModelChild child)
    {
        _ = IsOver();
        Require(MayHaveStarted(child), $"{child} was told to wait");
        var (pipeline, steps, batch) = setting.PipelineOf(child);
        List<ModelChild> children = batch ? [.. State.Children.Where(one => setting.PipelineOf(one).Name == pipeline && CanStart(one))] : [child];
        foreach (var one in children)
            (one.Status, one.Attempt) = (ChildStatus.Active, Math.Max(1, one.Attempt));
        var drive = Launch(new ModelDrive(pipeline, steps, batch, children));
        drive.Until = drive.WaitsAt(time.GetUtcNow());
        Remember();
    }

    private ModelDrive Launch(ModelDrive drive)
    {
        while (!drive.IsThrough && drive.Due().Count == 0)
            drive.Index++;
        drive.Failures = FailuresOf(drive);
        Drives.Add(drive);
        return drive;
    }

    private static int FailuresOf(ModelDrive drive) => drive.IsThrough ? 0 : drive.Due().Select(child => child.Failures).DefaultIfEmpty().Max();

    private void Touched(ModelChild child, bool kill)
    {
        if (child.Attempt != child.Started?.Attempt)
            child.Started = null;
        var drive = Drives.Find(one => one.Children.Contains(child));
        if (drive is null)
            return;
        if (kill && !drive.IsBatch)
            drive.Running?.Kill();
        if (drive.Until is null)
            return;
        drive.Until = drive.WaitsAt(time.GetUtcNow());
        if (drive.Due().Count == 0)
            End(drive);
    }

    // What a request means beyond the children.
    private void Steer(ControlRequest request)
    {
        switch (request)
        {
            case ThrottleRequest { Throttle: > 0 } throttle:
                Throttle = throttle.Throttle;
                break;
            case AddChildrenRequest:
                _goesBack = !InLastLoop;
                break;
            case StopRequest stop:
                Halt(ExitCode.UserCancelled, stop.AtOnce);
                break;
        }
    }

    private void Halt(ExitCode reason, bool atOnce)
    {
        Stop ??= reason;
        foreach (var drive in Drives.ToList())
        {
            if (atOnce)
                drive.Running?.Kill();
            if (drive.Until is not null)
                End(drive);
        }
    }

    private void Take(ModelChild child, string step, Ending ending)
    {
        if (ending.Outcome == StepOutcome.Success)
            Succeed(child, step, ending);
        else if (ending.Outcome == StepOutcome.RateLimited)
            child.Until = ending.RetryAfter;
        else if (ending.Outcome is StepOutcome.Failed or StepOutcome.TimedOut)
            child.Failures++;
    }

    private void Succeed(ModelChild child, string step, Ending ending)
    {
        child.Failures = 0;
        Require(!child.StepsDone.Contains(step), $"{child} has done {step} twice");
        child.StepsDone.Add(step);
        child.Score = ending.Score ?? child.Score;
        child.HasBlockingFinding = ending.Blocks;
    }

    private void Again(ModelDrive drive)
    {
        drive.Failures++;
        if (Stop is not null)
            End(drive);
    }

    // The step is over: whoever did not make it is out, and the others go on.
    private void Weigh(ModelDrive drive)
    {
        foreach (var child in drive.Members.ToList())
        {
            if (!drive.Holds(child))
            {
                drive.Members.Remove(child);
            }
            else if (drive.Answers.TryGetValue(child, out var answer) && answer.Outcome != StepOutcome.Success)
            {
                drive.Members.Remove(child);
                child.EscalatedByGate = false;
                child.Status = answer.Outcome == StepOutcome.Escalated ? ChildStatus.Escalated : ChildStatus.Failed;
                Remember();
            }
        }

        do
            drive.Index++;
        while (!drive.IsThrough && drive.Members.Count > 0 && drive.Due().Count == 0);
        drive.Failures = FailuresOf(drive);
        drive.Until = drive.WaitsAt(time.GetUtcNow());
        if (drive.IsThrough)
        {
            foreach (var child in drive.Members)
            {
                setting.Judge(child);
                Remember();
            }
        }

        if (drive.IsThrough || drive.Members.Count == 0 || Stop is not null)
            End(drive);
    }

    private void End(ModelDrive drive)
    {
        Drives.Remove(drive);
        ToBeTold.AddRange(drive.Children.Select(child => (child.Name, State.Shown(child))));
        Remember();
    }

    private void Remember() => _moments.Remember(State);

    private static void Require(bool holds, string otherwise)
    {
        if (!holds)
            throw new ModelDifference(otherwise);
    }

    private static string Join(IEnumerable<ModelChild> children) => string.Join(',', children.Select(child => child.Name));
}
