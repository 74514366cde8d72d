using PeerConnect.Contracts;
using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Disclosure;

/// <summary>
/// The housing units that a policy's rules hold in. Whoever writes a policy writes their codes, residents read their names, and the stored policy has their
/// ids: a unit that is called otherwise one day stays the same one.
/// </summary>
internal static class PolicyUnits
{
    /// <summary>Whether any rule holds in some units alone.</summary>
    public static bool Any(DisclosurePolicy policy) => policy.Rules.Any(rule => !rule.Scope.Units.IsEmpty);

    /// <summary>The units that a policy as it is carried out names, in its order: what a signature is bound to beside the text, which has only their codes.</summary>
    public static string Named(DisclosurePolicy policy) => string.Join(',', policy.Rules.SelectMany(rule => rule.Scope.Units));

    /// <summary>Each code that is none of this facility's.</summary>
    public static IEnumerable<PolicyFault> Unknown(DisclosurePolicy policy, IReadOnlyList<Unit> units) =>
        from rule in policy.Rules.Index()
        from code in rule.Item.Scope.Units.Index()
        where !units.Any(unit => unit.Code == code.Item)
        select new PolicyFault(rule.Item.Id, NoSuchUnit(code.Item, units), $"/rules/{rule.Index}/scope/units/{code.Index}");

    /// <summary>As it is stored and carried out.</summary>
    public static DisclosurePolicy ById(DisclosurePolicy policy, IReadOnlyList<Unit> units) => Each(policy, code => units.First(unit => unit.Code == code).UnitId.ToString());

    /// <summary>A stored policy as it is written.</summary>
    public static DisclosurePolicy ByCode(DisclosurePolicy policy, IReadOnlyList<Unit> units) => Each(policy, id => Find(units, id)?.Code ?? id);

    /// <summary>A stored policy as the notice tells of it.</summary>
    public static DisclosurePolicy ByName(DisclosurePolicy policy, IReadOnlyList<Unit> units) => Each(policy, id => Find(units, id)?.Name ?? id);

    private static Unit? Find(IReadOnlyList<Unit> units, string id) => units.FirstOrDefault(unit => unit.UnitId.ToString() == id);

    private static DisclosurePolicy Each(DisclosurePolicy policy, Func<string, string> other) => !Any(policy) ? policy : policy with
    {
        Rules = [.. policy.Rules.Select(rule => rule.Scope.Units.IsEmpty ? rule : rule with { Scope = rule.Scope with { Units = [.. rule.Scope.Units.Select(other)] } })],
    };

    private static Wording NoSuchUnit(string code, IReadOnlyList<Unit> units)
    {
        var known = string.Join(", ", units.Select(unit => unit.Code));
        return units.Count == 0
            ? new($"There is no housing unit '{code}' here, and no other one yet: take 'units' out, or add the unit first.", $"Aquí no hay ninguna unidad '{code}', ni otra todavía: quita 'units' o añade antes la unidad.")
            : new($"There is no housing unit '{code}' here. Write one of {known}.", $"Aquí no hay ninguna unidad '{code}'. Escribe una de {known}.");
    }
}
