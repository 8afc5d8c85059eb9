namespace Coro.Tests.Model;

/// <summary>
/// What DESIGN's section 3 says of operations, said once more. It shares no line with the engine: what the two say has to agree.
/// </summary>
internal static class ModelRules
{
    private const string Campaign = "campaign";

    /// <summary>Does what a request asks for.</summary>
    /// <param name="setting">What its brief says.</param>
    /// <param name="model">The campaign.</param>
    /// <param name="request">The request.</param>
    /// <param name="running">Whether somebody runs the campaign.</param>
    /// <param name="touched">Gets each child that was changed, and whether its process is to be ended.</param>
    public static IReadOnlyList<(string Target, ControlVerdict Verdict)> Apply(
        ModelSetting setting, ModelState model, ControlRequest request, bool running, Action<ModelChild, bool> touched) => request switch
        {
            ChildRequest child => OnChildren(setting, model, child, touched),
            GateRequest gate => [OnGate(setting, model, gate, running, touched)],
            ThrottleRequest { Throttle: < 1 } => [(Campaign, ControlVerdict.Refused)],
            ThrottleRequest throttle => [OnThrottle(model, throttle)],
            StopRequest => [(Campaign, running ? ControlVerdict.Done : ControlVerdict.Unchanged)],
            AddChildrenRequest add => OnAdd(model, add),
            _ => throw new NotSupportedException(request.GetType().Name),
        };

    private static List<(string, ControlVerdict)> OnChildren(
        ModelSetting setting, ModelState model, ChildRequest request, Action<ModelChild, bool> touched)
    {
        var outcomes = new List<(string, ControlVerdict)>();
        var done = new HashSet<ModelChild>();
        foreach (var name in request.Children.Distinct(Names.Comparer))
        {
            if (model.Find(name) is not { } child)
                outcomes.Add((name, ControlVerdict.Refused));
            else if (!done.Contains(child))
                outcomes.Add((child.Name, OnChild(setting, model, request, child, done, touched)));
        }

        // Those downstream of one that was named are told of as well.
        return [.. outcomes, .. done.Select(child => (child.Name, ControlVerdict.Done)).Except(outcomes)];
    }

    private static ControlVerdict OnChild(
        ModelSetting setting, ModelState model, ChildRequest request, ModelChild child, HashSet<ModelChild> done, Action<ModelChild, bool> touched)
    {
        var verdict = request.Operation == ChildOperation.Force ? ForceVerdict(setting, model, child) : Verdict(setting, request, child);
        if (verdict != ControlVerdict.Done)
            return verdict;
        Change(request, child, request.Lane);
        if (!request.Downstream || request.Operation is not (ChildOperation.Rerun or ChildOperation.Cancel))
            return verdict;
        foreach (var descendant in model.Downstream(child))
        {
            var terminal = descendant.Status is ChildStatus.Completed or ChildStatus.Failed or ChildStatus.Escalated
                or ChildStatus.Skipped or ChildStatus.Cancelled;
            var open = descendant.Status is not (ChildStatus.Completed or ChildStatus.Skipped or ChildStatus.Cancelled);
            if (request.Operation == ChildOperation.Rerun ? terminal : open)
                Change(request, descendant, null);
        }

        return verdict;

        void Change(ChildRequest asked, ModelChild one, string? lane)
        {
            var runs = one.Status == ChildStatus.Active;
            Do(model, asked.Operation, one, lane);
            done.Add(one);
            touched(one, runs && asked.Force && asked.Operation is ChildOperation.Rerun or ChildOperation.Cancel);
        }
    }

    private static void Do(ModelState model, ChildOperation operation, ModelChild child, string? lane)
    {
        if (operation == ChildOperation.Force)
        {
            child.ForcedFor = [.. child.ForcedFor ?? [], .. model.HeldBy(child).Select(held => held.Name)];
            return;
        }

        if (operation == ChildOperation.Rerun)
        {
            child.Reset(lane);
            return;
        }

        if (operation == ChildOperation.Resume)
            (child.Until, child.Failures) = (null, 0);
        child.Status = operation switch
        {
            ChildOperation.Skip => ChildStatus.Skipped,
            ChildOperation.Cancel => ChildStatus.Cancelled,
            ChildOperation.Resume => ChildStatus.Active,
            _ => ChildStatus.Completed,
        };
    }

    private static ControlVerdict Verdict(ModelSetting setting, ChildRequest request, ModelChild child)
    {
        var status = child.Status;
        switch (request.Operation)
        {
            case ChildOperation.Skip:
                return status == ChildStatus.Skipped ? ControlVerdict.Unchanged
                    : If(status is not (ChildStatus.Completed or ChildStatus.Cancelled));
            case ChildOperation.Cancel:
                return status == ChildStatus.Cancelled ? ControlVerdict.Unchanged
                    : If(status is not (ChildStatus.Completed or ChildStatus.Skipped));
            case ChildOperation.Rerun:
                return If(status != ChildStatus.Pending && (status != ChildStatus.Active || request.Force)
                    && (request.Lane is null || Names.IsValid(request.Lane, out _)));
            case ChildOperation.Resume:
                return If(status == ChildStatus.Active ? child.Until is not null
                    : status is ChildStatus.Failed or ChildStatus.Escalated && !setting.IsAllDone(child));
            default:
                return If(status == ChildStatus.Escalated && child.EscalatedByGate);
        }
    }

    private static ControlVerdict ForceVerdict(ModelSetting setting, ModelState model, ModelChild child) => child.Status switch
    {
        ChildStatus.Completed or ChildStatus.Skipped => ControlVerdict.Unchanged,
        ChildStatus.Failed or ChildStatus.Cancelled when child.ForcedFor is not null && model.HeldBy(child).Count == 0 => ControlVerdict.Unchanged,
        ChildStatus.Failed or ChildStatus.Cancelled => If(IsInTheWay(setting, model, child)),
        _ => ControlVerdict.Refused,
    };

    private static ControlVerdict If(bool allowed) => allowed ? ControlVerdict.Done : ControlVerdict.Refused;

    // A person answers for an escalated child, for one that is in the way of others, and for all of these where nothing can go on.
    private static (string, ControlVerdict) OnGate(
        ModelSetting setting, ModelState model, GateRequest request, bool running, Action<ModelChild, bool> touched)
    {
        var parts = request.Gate.Split(':');
        var child = parts.Length == 2 ? model.Find(parts[1]) : null;
        string[] choices = (parts[0], child?.Status) switch
        {
            ("quality", ChildStatus.Escalated) => child!.EscalatedByGate ? ["accept", "rerun", "skip"] : ["rerun", "skip"],
            ("dependency", ChildStatus.Failed) when IsInTheWay(setting, model, child!) => ["rerun", "skip", "force", "halt"],
            ("dependency", ChildStatus.Cancelled) when IsInTheWay(setting, model, child!) => ["rerun", "force", "halt"],
            ("deadlock", null) when IsDeadlock(model) => ["skip", "force", "halt"],
            _ => [],
        };
        var choice = request.Choice ?? choices.FirstOrDefault();
        if (choice is null || !choices.Contains(choice))
            return (request.Gate, ControlVerdict.Refused);
        if (choice == "halt")
            return (request.Gate, running ? ControlVerdict.Done : ControlVerdict.Unchanged);
        var operation = choice switch
        {
            "accept" => ChildOperation.Accept,
            "rerun" => ChildOperation.Rerun,
            "force" => ChildOperation.Force,
            _ => ChildOperation.Skip,
        };
        var meant = child is not null ? [child]
            : choice == "skip" ? model.Children.Where(one => model.Shown(one) == ChildStatus.Pending)
            : model.Children.Where(one => one.Status is ChildStatus.Failed or ChildStatus.Cancelled && model.HeldBy(one).Count > 0);
        var verdicts = OnChildren(setting, model, new() { Operation = operation, Children = [.. meant.Select(one => one.Name)], By = request.By }, touched);
        return (request.Gate, child is null ? ControlVerdict.Done : verdicts[0].Item2);
    }

    private static bool IsInTheWay(ModelSetting setting, ModelState model, ModelChild child) =>
        model.HeldBy(child).Count > 0 || (setting.HaltsOnFailure && child is { Status: ChildStatus.Failed, ForcedFor: null });

    private static bool IsDeadlock(ModelState model) =>
        model.Children.Exists(child => model.Shown(child) == ChildStatus.Pending)
        && !model.Children.Exists(child => model.Shown(child) is ChildStatus.Ready or ChildStatus.Active or ChildStatus.Escalated);

    private static (string, ControlVerdict) OnThrottle(ModelState model, ThrottleRequest request)
    {
        model.Throttle = request.Throttle;
        return (Campaign, ControlVerdict.Done);
    }

    private static List<(string, ControlVerdict)> OnAdd(ModelState model, AddChildrenRequest request)
    {
        var names = model.Children.Concat(request.Children.Select(child => new ModelChild(child))).Select(child => child.Name).ToList();
        var good = names.Distinct(Names.Comparer).Count() == names.Count
            && request.Children.All(child => child.DependsOn.All(on => names.Contains(on.Child, Names.Comparer)));
        if (good)
            model.Children.AddRange(request.Children.Select(child => new ModelChild(child)));
        return [.. request.Children.Select(child => (child.Name, If(good)))];
    }
}
