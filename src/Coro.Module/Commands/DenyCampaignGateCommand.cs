using System.Management.Automation;
using Coro.Engine.Gates;

namespace Coro.Module.Commands;

/// <summary>
/// Answers a gate so that it does not go on: with halt or cancel where it has that, else with its only other choice. Where it can
/// be done in several ways, -Choice says which.
/// </summary>
[Cmdlet(VerbsLifecycle.Deny, "CampaignGate", SupportsShouldProcess = true)]
[OutputType(typeof(CampaignChild), typeof(Campaign))]
public sealed class DenyCampaignGateCommand : AnswerCommand
{
    private protected override string Choose(Gate gate, string? wanted) => GateChoice.Deny(gate, wanted);
}
