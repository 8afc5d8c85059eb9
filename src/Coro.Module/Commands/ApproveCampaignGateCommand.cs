using System.Management.Automation;
using Coro.Engine.Gates;

namespace Coro.Module.Commands;

/// <summary>Answers a gate so that it goes on; at the quality gate of an escalated child, that accepts its result.</summary>
[Cmdlet(VerbsLifecycle.Approve, "CampaignGate", SupportsShouldProcess = true)]
[OutputType(typeof(CampaignChild), typeof(Campaign))]
public sealed class ApproveCampaignGateCommand : AnswerCommand
{
    private protected override string Choose(Gate gate, string? wanted) => GateChoice.Approve(gate, wanted);
}
