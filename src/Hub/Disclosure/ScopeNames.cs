using PeerConnect.Moderation.Policies;

namespace PeerConnect.Hub.Disclosure;

/// <summary>What a rule's scope can name: by its id where it is stored, by its code where it is written, by its name where residents read of it.</summary>
internal sealed record ScopeName(string Id, string Code, string Name);

/// <summary>
/// What the rules of one facility's policy can be limited to: its housing units and its programmes. Whoever writes a policy writes their codes, residents read
/// their names, and the stored policy has their ids: what is called otherwise one day stays the same.
/// </summary>
/// <param name="Facility">The facility's own code. A policy is one facility's, so a rule that names it says nothing by that.</param>
/// <param name="Units">Its housing units.</param>
/// <param name="Programmes">Its programmes.</param>
internal sealed record ScopeNames(string Facility, IReadOnlyList<ScopeName> Units, IReadOnlyList<ScopeName> Programmes)
{
    /// <summary>Those that were removed: earlier policies are still told with them, and no other can be written.</summary>
    public IReadOnlyList<ScopeName> FormerProgrammes { get; init; } = [];

    /// <summary>Whether any rule is limited to units or programmes.</summary>
    public static bool Any(DisclosurePolicy policy) => policy.Rules.Any(rule => !(rule.Scope.Units.IsEmpty && rule.Scope.Programmes.IsEmpty));

    /// <summary>The units and programmes that a policy as it is carried out names, in its order: what a signature is bound to beside the text, which has only their codes.</summary>
    public static string Named(DisclosurePolicy policy) => string.Join(',', policy.Rules.SelectMany(rule => rule.Scope.Units.Concat(rule.Scope.Programmes)));

    /// <summary>Each code that is none of this facility's.</summary>
    public IEnumerable<PolicyFault> Unknown(DisclosurePolicy policy) => policy.Rules.Index().SelectMany(rule => (IEnumerable<PolicyFault>)
    [
        .. Unknown(rule.Item.Scope.Facilities, code => code == Facility, NoSuchFacility, rule, "facilities"),
        .. Unknown(rule.Item.Scope.Units, code => Units.Any(one => one.Code == code), NoSuchUnit, rule, "units"),
        .. Unknown(rule.Item.Scope.Programmes, code => Programmes.Any(one => one.Code == code), NoSuchProgramme, rule, "programmes"),
    ]);

    /// <summary>As it is stored and carried out.</summary>
    public DisclosurePolicy ById(DisclosurePolicy policy) => Each(policy, (known, code) => known.First(one => one.Code == code).Id);

    /// <summary>A stored policy as it is written.</summary>
    public DisclosurePolicy ByCode(DisclosurePolicy policy) => Each(policy, (known, id) => known.FirstOrDefault(one => one.Id == id)?.Code ?? id);

    /// <summary>A stored policy as the notice tells of it.</summary>
    public DisclosurePolicy ByName(DisclosurePolicy policy) => Each(policy, (known, id) => known.FirstOrDefault(one => one.Id == id)?.Name ?? id);

    private static IEnumerable<PolicyFault> Unknown(
        IEnumerable<string> written, Func<string, bool> isKnown, Func<string, Wording> said, (int Index, DisclosureRule Item) rule, string part) =>
        written.Index().Where(code => !isKnown(code.Item)).Select(code => new PolicyFault(rule.Item.Id, said(code.Item), $"/rules/{rule.Index}/scope/{part}/{code.Index}"));

    private DisclosurePolicy Each(DisclosurePolicy policy, Func<IReadOnlyList<ScopeName>, string, string> other) => policy with
    {
        Rules = [.. policy.Rules.Select(rule => rule.Scope is { Facilities.IsEmpty: true, Units.IsEmpty: true, Programmes.IsEmpty: true } ? rule : rule with
        {
            Scope = rule.Scope with
            {
                Facilities = [],
                Units = [.. rule.Scope.Units.Select(unit => other(Units, unit))],
                Programmes = [.. rule.Scope.Programmes.Select(programme => other([.. Programmes, .. FormerProgrammes], programme))],
            },
        })],
    };

    private Wording NoSuchFacility(string code) => new(
        $"A policy is one facility's, and '{code}' is not this one. Write {Facility}, or take 'facilities' out.",
        $"Una política es de un solo centro, y '{code}' no es este. Escribe {Facility} o quita 'facilities'.");

    private Wording NoSuchUnit(string code) => Units.Count == 0
        ? new($"There is no housing unit '{code}' here, and no other one yet: take 'units' out, or add the unit first.", $"Aquí no hay ninguna unidad '{code}', ni otra todavía: quita 'units' o añade antes la unidad.")
        : new($"There is no housing unit '{code}' here. Write one of {Codes(Units)}.", $"Aquí no hay ninguna unidad '{code}'. Escribe una de {Codes(Units)}.");

    private Wording NoSuchProgramme(string code) => Programmes.Count == 0
        ? new($"There is no programme '{code}' here, and no other one yet: take 'programmes' out, or add the programme first.", $"Aquí no hay ningún programa '{code}', ni otro todavía: quita 'programmes' o añade antes el programa.")
        : new($"There is no programme '{code}' here. Write one of {Codes(Programmes)}.", $"Aquí no hay ningún programa '{code}'. Escribe uno de {Codes(Programmes)}.");

    private static string Codes(IEnumerable<ScopeName> known) => string.Join(", ", known.Select(one => one.Code));
}
