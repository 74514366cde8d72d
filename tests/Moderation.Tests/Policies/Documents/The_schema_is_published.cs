using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PeerConnect.Moderation.Policies.Documents;
using PeerConnect.Moderation.Policies.Presets;
using PeerConnect.Moderation.Tests.Training;

namespace PeerConnect.Moderation.Tests.Policies.Documents;

public sealed class The_schema_is_published
{
    [Fact]
    public void It_is_the_one_that_the_types_give()
    {
        var made = SchemaFromTypes.Export();
        var stored = Path.Combine(Repository.PoliciesFolder, "policy.schema.json");
        if (Environment.GetEnvironmentVariable("PEERCONNECT_WRITE_SCHEMA") == "1")
        {
            File.WriteAllText(stored, made);
        }

        Assert.True(made == File.ReadAllText(stored), "The types have changed: run this test once with PEERCONNECT_WRITE_SCHEMA=1 and commit the schema.");
        Assert.True(made == PolicySchema.Json, "The assembly holds another schema: build again.");
    }

    [Fact]
    public void It_says_what_a_member_means_what_may_be_left_out_and_what_then_holds()
    {
        var schema = JsonNode.Parse(PolicySchema.Json)!;
        var rule = schema["$defs"]!["disclosure-rule"]!;
        Assert.Equal(["id", "when"], rule["required"]!.AsArray().Select(name => name!.GetValue<string>()));
        Assert.True(rule["properties"]!["opens-case"]!["default"]!.GetValue<bool>());
        Assert.Equal("Who is told.", rule["properties"]!["recipients"]!["description"]!.GetValue<string>());
        Assert.Equal("self-harm", schema["$defs"]!["category"]!["oneOf"]![0]!["const"]!.GetValue<string>());
        Assert.Matches(schema["$defs"]!["time-limits"]!["properties"]!["decide"]!["pattern"]!.GetValue<string>(), "30m");
    }

    [Fact]
    public void Each_key_of_it_stands_in_the_guide_for_who_answers_for_a_facility()
    {
        var guide = File.ReadAllText(Repository.Document("policy.md"));
        var keys = JsonNode.Parse(PolicySchema.Json)!["$defs"]!.AsObject().Select(definition => definition.Value!["properties"]).OfType<JsonObject>().SelectMany(properties => properties.Select(property => property.Key));
        Assert.DoesNotContain(keys.Distinct(), key => !Regex.IsMatch(guide, $@"(?<![\w-]){key}(?![\w-])"));
    }

    [Fact]
    public void Each_rule_that_the_guide_gives_as_an_example_can_stand_in_a_preset()
    {
        var preset = PolicyPreset.All.Single(one => one.Id == "us-state-prison").Document;
        var rules = Regex.Matches(File.ReadAllText(Repository.Document("policy.md")), @"^    - id: .*\n(?:    .*\n)+", RegexOptions.Multiline).Select(rule => rule.Value).ToList();
        Assert.InRange(rules.Count, 3, 20);

        // Some are written as they stand in the preset: beside it they need a name of their own.
        Assert.All(rules, rule => Assert.Empty(PolicyYaml.Read($"{preset}\n{rule.Replace("\n    ", "\n  ", StringComparison.Ordinal)[2..].Replace("- id: ", "- id: example-", StringComparison.Ordinal)}").Faults));
    }
}
