using PeerConnect.Hub.Disclosure;
using PeerConnect.Moderation.Policies;
using PeerConnect.Moderation.Policies.Documents;
using PolicyReading = PeerConnect.Hub.Disclosure.PolicyReading;

namespace PeerConnect.Hub.Tests.Disclosure;

/// <summary>A rule is limited to units and programmes of the facility alone: written by code, stored by id, told by name.</summary>
public sealed class Where_a_rule_may_hold
{
    private static readonly ScopeNames Here = new("north", [new("u1", "B", "Unit B"), new("u2", "C", "Unit C")], [new("p1", "VETS", "Veterans"), new("p2", "DADS", "Dads")]);

    [Theory]
    [InlineData("units", "X", "There is no housing unit 'X' here. Write one of B, C.", "Aquí no hay ninguna unidad 'X'. Escribe una de B, C.")]
    [InlineData("programmes", "u1", "There is no programme 'u1' here. Write one of VETS, DADS.", "Aquí no hay ningún programa 'u1'. Escribe uno de VETS, DADS.")]
    [InlineData("facilities", "south", "A policy is one facility's, and 'south' is not this one. Write north, or take 'facilities' out.", "Una política es de un solo centro, y 'south' no es este. Escribe north o quita 'facilities'.")]
    public void Given_a_code_that_is_none_of_the_facilitys_then_it_is_a_fault_at_its_place_that_says_which_there_are(string part, string code, string english, string spanish)
    {
        var reading = PolicyReading.Of(Written(Scope(part, code)), 2, Here);
        Assert.Null(reading.Policy);
        var found = Assert.Single(reading.Found);
        Assert.Equal((english, spanish), (found.Said.English, found.Said.Spanish));
        var lines = Written(Scope(part, code)).Split('\n');
        Assert.StartsWith(code, lines[found.Line!.Value - 1][(found.Column!.Value - 1)..].TrimStart('"'), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("units", "There is no housing unit 'X' here, and no other one yet: take 'units' out, or add the unit first.")]
    [InlineData("programmes", "There is no programme 'X' here, and no other one yet: take 'programmes' out, or add the programme first.")]
    public void Given_a_facility_that_has_none_yet_then_the_fault_says_so(string part, string sentence) =>
        Assert.Equal(sentence, PolicyReading.Of(Written(Scope(part, "X")), 2, new ScopeNames("north", [], [])).Found[^1].Said.English);

    [Fact]
    public void Given_units_and_programmes_then_they_are_stored_by_id_written_by_code_and_told_by_name()
    {
        var scope = PolicyScope.Everywhere with { Units = ["C"], Programmes = ["DADS", "VETS"] };
        var stored = PolicyReading.Of(Written(scope), 2, Here).Policy!;
        Assert.True(ScopeNames.Any(stored));
        Assert.False(ScopeNames.Any(PlainPolicy.Version1));
        Assert.Equal("u2 / p2 p1", Named(stored));
        Assert.Equal("C / DADS VETS", Named(Here.ByCode(stored)));
        Assert.Equal("Unit C / Dads Veterans", Named(Here.ByName(stored)));

        // Another code and another name leave the rule where it was.
        var renamed = Here with { Programmes = [new("p1", "VETERANS", "Veterans and families"), Here.Programmes[1]] };
        Assert.Equal("C / DADS VETERANS", Named(renamed.ByCode(stored)));
        Assert.Equal("Unit C / Dads Veterans and families", Named(renamed.ByName(stored)));
    }

    [Fact]
    public void Given_a_policy_that_names_its_own_facility_then_it_is_the_same_as_one_that_names_none()
    {
        var plain = PlainPolicy.Version1;
        var named = plain with { Rules = [.. plain.Rules.Select(rule => rule with { Scope = rule.Scope with { Facilities = ["north"] } })] };
        Assert.Equal(PolicyReading.Of(PolicyYaml.Write(plain), 2, Here).Policy!.ToJson(), PolicyReading.Of(PolicyYaml.Write(named), 2, Here).Policy!.ToJson());
    }

    private static PolicyScope Scope(string part, string code) => part switch
    {
        "units" => PolicyScope.Everywhere with { Units = ["B", code] },
        "programmes" => PolicyScope.Everywhere with { Programmes = ["VETS", code] },
        _ => PolicyScope.Everywhere with { Facilities = ["north", code] },
    };

    private static string Written(PolicyScope scope) =>
        PolicyYaml.Write(PlainPolicy.Version1 with { Rules = PlainPolicy.Version1.Rules.Add(PlainPolicy.Version1.Rules[0] with { Id = "here", Scope = scope }) });

    private static string Named(DisclosurePolicy policy) => string.Join(' ', (string[])[.. policy.Rules[^1].Scope.Units, "/", .. policy.Rules[^1].Scope.Programmes]);
}
