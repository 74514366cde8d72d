using System.Collections;
using System.Reflection;
using PeerConnect.Contracts;
using PeerConnect.Verification;

namespace PeerConnect.Client.Tests.Wire;

/// <summary>A contract that is added without its literal is a protocol that can change unseen.</summary>
public sealed class EveryContractIsPinned
{
    /// <summary>Lines of audit files: <see cref="AuditFile"/> writes and reads them, and its own tests pin them.</summary>
    private static readonly Type[] InFilesOnly = [typeof(AuditEntry), typeof(AuditManifest), typeof(AuditLine)];

    [Fact]
    public void each_record_of_the_contracts_appears_in_the_pinned_payloads()
    {
        HashSet<Type> pinned = [.. InFilesOnly];
        foreach (var row in Payloads.Contracts.Concat(AdministrationPayloads.Contracts).Concat(CasePayloads.Contracts))
        {
            Walk(((ITheoryDataRow)row).GetData()[1], pinned);
        }

        var missing = typeof(Protocol).Assembly.GetExportedTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false, IsGenericTypeDefinition: false } && !pinned.Contains(type))
            .Select(type => type.Name);
        Assert.Empty(missing);
    }

    private static void Walk(object? value, HashSet<Type> seen)
    {
        switch (value)
        {
            case null or string:
                return;
            case IEnumerable many:
                foreach (var one in many)
                {
                    Walk(one, seen);
                }

                return;
        }

        if (value.GetType().Assembly != typeof(Protocol).Assembly || value.GetType().IsEnum)
        {
            return;
        }

        seen.Add(value.GetType());
        foreach (var property in value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            Walk(property.GetValue(value), seen);
        }
    }
}
