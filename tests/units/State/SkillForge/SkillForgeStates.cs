namespace Coro.Tests.State.SkillForge;

/// <summary>State files as Skill Forge has them.</summary>
internal static class SkillForgeStates
{
    /// <summary>In the middle of the skill loop, with every key that there may be.</summary>
    public const string Full = """
        campaign:
          name: libraries
          started_at: "2026-05-27T09:00:00Z"
          last_updated: "2026-05-27T11:30:00Z"
          current_stage: 3
          directive_path: forge-data/_campaign/orders.md
          architecture_doc_path: docs/architecture.md
          quality_gate:
            hard: zero-critical
            soft_target: 91.5
            soft_fallback: 75
          health_findings_queue: improvement
          capstone:
            skill_path: forge-data/skills/libraries-stack/
            quality_score: 88
            verified: false
            completed_at: "2026-05-27T11:00:00Z"
          verification:
            report_path: forge-data/feasibility-report-latest.md
            overall_verdict: Plausible
            coverage_percentage: 72.5
            recommendation_count: 3
          refinement:
            refined_path: docs/architecture-refined.md
            gap_count: 1
            issue_count: 0
            improvement_count: 4
        skills:
          - name: core
            status: completed
            depends_on: []
            tier: A
            pin: v2.1.0
            brief_path: forge-data/core/skill-brief.yaml
            skill_path: forge-data/skills/core/
            quality_score: 92.5
            workarounds_applied: [fp-1, "[doc-rot] README says 1.x"]
            started_at: "2026-05-27T09:10:00Z"
            completed_at: "2026-05-27T09:40:00Z"
            commit_sha: a1b2c3d4e5f6a1b2c3d4e5f6a1b2c3d4e5f6a1b2
          - name: api
            status: active
            depends_on: [core]
            tier: A
            pin: "2.10"
            brief_path: null
            skill_path: null
            quality_score: null
            workarounds_applied: []
            started_at: "2026-05-27T09:45:00Z"
            completed_at: null
            commit_sha: null
          - name: web
            status: failed
            depends_on: [core]
            tier: A
            pin: null
            brief_path: null
            skill_path: null
            quality_score: null
            workarounds_applied: []
            started_at: "2026-05-27T09:50:00Z"
            completed_at: null
            commit_sha: null
          - name: legacy
            status: skipped
            depends_on: []
            tier: B
            pin: null
            brief_path: null
            skill_path: null
            quality_score: null
            workarounds_applied: []
            started_at: null
            completed_at: null
            commit_sha: null
          - name: extras
            status: pending
            depends_on: [api]
            tier: B
            pin: main
            brief_path: null
            skill_path: null
            quality_score: null
            workarounds_applied: []
            started_at: null
            completed_at: null
            commit_sha: null
        dependency_graph:
          execution_order:
            - core
            - api
            - web
            - extras
            - legacy
          circular_deps_detected: false

        """;

    /// <summary>As its setup stage leaves it.</summary>
    public const string Fresh = """
        # written by hand
        campaign:
          name: fresh
          started_at: '2026-05-27T09:00:00+02:00'
          last_updated: '2026-05-27T09:00:00.123456+02:00'
          current_stage: 0
          quality_gate: {hard: zero-critical-high, soft_target: 90, soft_fallback: 80}
          health_findings_queue: local
        skills:
        - name: core
          status: pending
          depends_on: []            # none
          tier: A
          pin: null
        - {name: api, status: pending, tier: B, depends_on: [core]}
        dependency_graph:
          execution_order: []
          circular_deps_detected: false
        """;
}
