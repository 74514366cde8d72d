using PeerConnect.Contracts;
using PeerConnect.Hub.Answering;
using PeerConnect.Hub.Storage.People;

namespace PeerConnect.Hub.People.Residents;

/// <summary>How what has a code and a name is added and changed: housing units, programmes.</summary>
internal static class CodedThings
{
    /// <param name="what">What it is, as a refusal calls it.</param>
    /// <param name="code">Its code.</param>
    /// <param name="name">Its name.</param>
    /// <param name="known">Which is changed; null for a new one.</param>
    /// <param name="time">Of the new id.</param>
    /// <param name="save">Writes it under its id.</param>
    public static async Task<Reply<NewRecord>> SaveAsync(string what, string code, string name, Guid? known, TimeProvider time, Func<Guid, Task<Written>> save)
    {
        var faults = PersonRules.Faults(PersonRules.CodeFault(code, $"A {what}'s code"), PersonRules.NameFault(name, $"A {what}'s name"));
        if (faults.Count > 0)
        {
            return Refusals.InvalidInput(faults);
        }

        var id = known ?? Guid.CreateVersion7(time.GetUtcNow());
        return (await save(id)).RefusalOrNull() is { } refusal ? refusal : new NewRecord(id);
    }
}
