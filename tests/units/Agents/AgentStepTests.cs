using Coro.Engine.Agents;
using Coro.Engine.Loading;

namespace Coro.Tests.Agents;

public sealed class AgentStepTests
{
    [Fact]
    public void A_step_that_names_an_agent_runs_its_command()
    {
        var step = Read("{name: work, agent: Claude, timeout: 30m}");

        (step.Agent, step.KickoffOnStdin, step.Run[0]).ShouldBe(("claude", true, "claude"));
    }

    [Fact]
    public void Each_agent_gets_its_kickoff_on_standard_input_or_as_a_file_and_never_as_a_text_that_may_be_too_long()
    {
        foreach (var agent in AgentPresets.All)
        {
            var step = Read($"{{name: work, agent: {agent.Id}}}");

            step.KickoffOnStdin.ShouldBe(agent.KickoffOnStdin);
            step.Run.Any(argument => argument.Contains("{kickoff_path}", StringComparison.Ordinal)).ShouldBe(!step.KickoffOnStdin, agent.Id);
            step.Run.ShouldAllBe(argument => !argument.Contains("{kickoff}", StringComparison.Ordinal), agent.Id);
        }
    }

    [Fact]
    public void A_step_with_a_command_of_its_own_keeps_it()
    {
        var step = Read("{name: work, agent: claude, run: [./my-claude.sh]}");

        (step.Agent, step.KickoffOnStdin).ShouldBe(("claude", false));
        step.Run.ShouldBe(["./my-claude.sh"]);
    }

    [Fact]
    public void An_agent_that_nobody_knows_is_refused_with_the_nearest_one()
    {
        var read = Load("{name: work, agent: cluade}");

        read.Definition.ShouldBeNull();
        read.Diagnostics.ShouldContain(problem => problem.Message.Contains("claude"));
    }

    private static StepDefinition Read(string step) => Load(step).Definition!.Settings.Pipelines["default"].Steps.Single();

    private static LoadResult Load(string step) =>
        BriefLoader.LoadText($"campaign_name: x\ntargets: [{{name: a}}]\npipelines: {{default: [{step}]}}\n", "brief.yaml", Path.GetTempPath());
}
