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

    /// <summary>The client leaves out what is absent, and the server refuses a call that leaves out what has no default.</summary>
    [Fact]
    public void whatever_a_call_may_leave_out_has_a_default()
    {
        var nullability = new NullabilityInfoContext();
        var sent = typeof(PeerConnectClient).Assembly.GetExportedTypes()
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(method => method.ReturnType is { IsGenericType: true } task && task.GetGenericArguments()[0] is { IsGenericType: true } reply && reply.GetGenericTypeDefinition() == typeof(Reply<>))
            .SelectMany(method => method.GetParameters()).Select(parameter => parameter.ParameterType)
            .Where(type => type is { IsClass: true } && type.Assembly == typeof(Protocol).Assembly).Distinct().ToList();
        Assert.Contains(typeof(ChangeProgramme), sent);
        var missing = sent.SelectMany(type => type.GetConstructors().SelectMany(constructor => constructor.GetParameters()))
            .Where(parameter => !parameter.HasDefaultValue && nullability.Create(parameter).WriteState == NullabilityState.Nullable)
            .Select(parameter => $"{parameter.Member.DeclaringType!.Name}.{parameter.Name}");
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
