using Coro.Engine.History;
using Coro.Engine.Running;

namespace Coro.Engine.Stages;

/// <summary>
/// Stage 2: what every pin means in its repository. The directive's <c>--pin</c> outranks the brief's; a child without either gets the
/// latest release.
/// </summary>
internal sealed class PinsStage : IStage
{
    public StageName Name => StageList.Pins;

    public Task<StageEnd> RunAsync(RunContext run)
    {
        var orders = run.Requests.Orders;
        return SourceStage.RunAsync(run, child => orders.PinOf(child)?.Arguments[1] ?? child.Definition.Pin, source =>
        {
            if (orders.PinOf(run.State[source.Child]) is { } flag)
                run.Note($"{source.Child}: the directive chooses the pin {source.Pin} (line {flag.Line})", child: source.Child);
            run.Record(new PinResolved(source.Child, source.Pin, source.Ref));
            if (source.Note is not null)
                run.Note($"{source.Child}: {source.Note}", child: source.Child);
        });
    }
}
