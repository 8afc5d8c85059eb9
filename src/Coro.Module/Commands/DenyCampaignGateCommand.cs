using System.Management.Automation;

namespace Coro.Module.Commands;

/// <summary>Answers a gate so that it does not go on. Where that can be done in several ways, -Choice says which.</summary>
[Cmdlet(VerbsLifecycle.Deny, "CampaignGate", SupportsShouldProcess = true)]
[OutputType(typeof(CampaignChild), typeof(Campaign))]
public sealed class DenyCampaignGateCommand : AnswerCommand
{
    private protected override string Choose(Gate gate, string? wanted)
    {
        var others = gate.Choices.Skip(1).ToList();
        if (wanted == gate.Choices[0])
            throw new UsageException($"'{wanted}' goes on at gate '{gate.Id}', which is to approve it: use Approve-CampaignGate.");
        if (wanted is not null)
            return wanted;
        // None of several is guessed: a child that is skipped counts as done, and one that is rerun costs money.
        return others.Count switch
        {
            1 => others[0],
            0 => throw new UsageException($"Gate '{gate.Id}' can only be answered with '{gate.Choices[0]}': use Approve-CampaignGate, or leave it open."),
            _ => throw new UsageException($"Gate '{gate.Id}' can be denied in several ways. Give one with -Choice: {string.Join(", ", others)}."),
        };
    }
}
