using System.Globalization;

namespace PeerConnect.Moderation.Policies.Documents;

/// <summary>Something in a document that keeps it from being a policy.</summary>
/// <param name="Line">Counted from 1.</param>
/// <param name="Column">Counted from 1.</param>
/// <param name="Said">What is wrong and what to write instead.</param>
/// <param name="RuleId">In which rule, where it is inside one that has an id.</param>
public sealed record DocumentFault(int Line, int Column, Wording Said, string? RuleId = null)
{
    /// <summary>In English, as the record and the command line have it.</summary>
    public string Sentence => Said.English;

    /// <summary>Place and sentence in a language.</summary>
    public string In(NoticeLanguage language) => language switch
    {
        NoticeLanguage.English => ToString(),
        NoticeLanguage.Spanish => string.Create(CultureInfo.InvariantCulture, $"Línea {Line}, columna {Column}: {Said.Spanish}"),
    };

    /// <summary>Place and sentence, as people read it.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"Line {Line}, column {Column}: {Sentence}");
}

/// <summary>The faults found so far, each with the path of what it is about ("/rules/3/recipients/0/role").</summary>
internal sealed class FaultList
{
    private readonly List<(DocumentPlace At, string Path, Wording Said)> faults = [];
    private readonly HashSet<string> faultyRules = [];

    public bool Any => faults.Count > 0;

    public void Add(DocumentPlace at, string path, Wording said)
    {
        faults.Add((at, path, said));
        faultyRules.Add(Rule(path));
    }

    /// <summary>Whether nothing is wrong with the rule at that path.</summary>
    public bool IsSound(string rulePath) => !faultyRules.Contains(rulePath);

    /// <summary>In the order of the document; the same sentence at the same place once.</summary>
    /// <param name="ruleIds">The path of each rule and its id.</param>
    public IEnumerable<DocumentFault> Sorted(IReadOnlyDictionary<string, string> ruleIds) => faults
        .Select(fault => new DocumentFault(fault.At.Line, fault.At.Column, fault.Said, ruleIds.GetValueOrDefault(Rule(fault.Path))))
        .Distinct()
        .OrderBy(fault => fault.Line)
        .ThenBy(fault => fault.Column);

    // "/rules/3" of "/rules/3/recipients/0/role".
    private static string Rule(string path) => string.Join('/', path.Split('/', 4).Take(3));
}
