using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using PeerConnect.Hub.Sealing;
using PeerConnect.Hub.Storage;

namespace PeerConnect.Hub.Tests;

/// <summary>Who opens sealed text, who makes text in the clear, where SQL is and what it does not know, and what the core and the wire stand on.</summary>
public sealed partial class Architecture
{
    // A place that makes a grant to read is a place to review: this is the whole list.
    private static readonly string[] MakersOfGrants =
    [
        "PeerConnect.Hub.Approvals.ReadConversations",
        "PeerConnect.Hub.Approvals.ReasonText",
        "PeerConnect.Hub.BreakGlass.BreakGlassPageForm",
        "PeerConnect.Hub.Cases.CaseLines",
        "PeerConnect.Hub.Cases.GiveSecondOpinions",
        "PeerConnect.Hub.Cases.OpenedCaseForm",
        "PeerConnect.Hub.Cases.RescoreMessages",
        "PeerConnect.Hub.Conversations.ConversationSummaries",
        "PeerConnect.Hub.Conversations.ReadHistory",
        "PeerConnect.Hub.Conversations.SentMessages",
        "PeerConnect.Hub.Holding.EndHold",
        "PeerConnect.Hub.Holding.OwnHeld",
        "PeerConnect.Hub.Samples.SampleForm",
        "PeerConnect.Hub.Storage.People.StaffAccountStore",
        "PeerConnect.Hub.Training.TrainingTexts",
    ];

    private static readonly string[] Words = ["CommandText", "ExecuteSql", "FromSql", "SqlQuery"];

    [Fact]
    public void Given_sealed_text_then_only_the_listed_places_make_a_grant_to_read_it()
    {
        var constructor = typeof(ReadGrant).GetConstructors().Single(candidate => candidate.GetParameters().Length == 2);
        var makers = typeof(ReadGrant).Assembly.GetTypes()
            .Where(type => type != typeof(ReadGrant) && Calls(type, constructor))
            .Select(Outermost).Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(MakersOfGrants, makers);
    }

    [Fact]
    public void Given_text_in_the_clear_then_only_the_sealer_makes_it()
    {
        var constructor = typeof(Plaintext).GetConstructors(BindingFlags.NonPublic | BindingFlags.Instance).Single();
        Assert.Equal([typeof(Sealer).FullName], typeof(Plaintext).Assembly.GetTypes().Where(type => Calls(type, constructor)).Select(Outermost).Distinct());
    }

    [Fact]
    public void Given_the_moderation_core_then_it_knows_neither_a_web_server_nor_a_database()
    {
        var references = typeof(PeerConnect.Moderation.Text.Normaliser).Assembly.GetReferencedAssemblies().Select(name => name.Name!);
        Assert.DoesNotContain(references, name => name.Contains("AspNetCore", StringComparison.Ordinal) || name.Contains("Sqlite", StringComparison.Ordinal)
            || name.Contains("EntityFramework", StringComparison.Ordinal) || name.StartsWith("PeerConnect", StringComparison.Ordinal));
    }

    [Fact]
    public void Given_the_wire_contracts_then_they_stand_on_the_platform_alone() =>
        Assert.All(typeof(Contracts.Protocol).Assembly.GetReferencedAssemblies(), name => Assert.StartsWith("System.", name.Name, StringComparison.Ordinal));

    [Fact]
    public void Given_the_sources_of_the_hub_then_SQL_is_written_in_its_storage_alone()
    {
        var hub = Hub();
        var writers = Directory.EnumerateFiles(hub, "*.cs", SearchOption.AllDirectories)
            .Where(file => Words.Any(File.ReadAllText(file).Contains)).Select(file => Path.GetRelativePath(hub, file).Split(Path.DirectorySeparatorChar)[0]).Distinct();
        Assert.Equal(["Storage"], writers);
    }

    [Fact]
    public void Given_the_sources_of_the_storage_then_they_name_no_use_case_and_word_no_refusal()
    {
        // Who holds the store begins transactions: a use case, or a worker that carries one out. Tables have names of their own.
        var decides = typeof(Store).Assembly.GetTypes()
            .Where(type => type.Namespace?.StartsWith(typeof(Store).Namespace!, StringComparison.Ordinal) == false && type.GetConstructors().Any(made => made.GetParameters().Any(part => part.ParameterType == typeof(Store))))
            .Select(type => type.Name).Except(typeof(PeerConnectDb).GetProperties().Select(table => table.Name)).Append("Answering").ToHashSet();
        Assert.Contains("DecideOnRequest", decides);
        var sources = Directory.EnumerateFiles(Path.Combine(Hub(), "Storage"), "*.cs", SearchOption.AllDirectories).Select(file => (Name: Path.GetFileName(file), Text: File.ReadAllText(file))).ToList();
        Assert.Empty(sources.SelectMany(source => Word().Matches(source.Text).Where(word => decides.Contains(word.Value)).Select(word => $"{source.Name}: {word.Value}")));
        Assert.DoesNotContain(sources, source => source.Text.Contains("new Refusal(", StringComparison.Ordinal));
    }

    [GeneratedRegex(@"(?<![\w.])\w+")]
    private static partial Regex Word();

    private static string Hub() => Path.Combine(Path.GetDirectoryName(Here())!, "..", "..", "src", "Hub");

    private static string Here([CallerFilePath] string here = "") => here;

    private static string Outermost(Type type) => (type.DeclaringType is null ? type.FullName! : Outermost(type.DeclaringType)).Split('`')[0];

    private static bool Calls(Type type, ConstructorInfo constructor) => type
        .GetMembers(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
        .OfType<MethodBase>()
        .Any(method => Constructs(method, constructor));

    /// <summary>Reads the method's instructions for a "newobj" of this constructor.</summary>
    private static bool Constructs(MethodBase method, ConstructorInfo constructor)
    {
        if (method.GetMethodBody()?.GetILAsByteArray() is not { } code)
        {
            return false;
        }

        for (var index = 0; index + 4 < code.Length; index++)
        {
            if (code[index] == OpCodes.Newobj.Value && BitConverter.ToInt32(code, index + 1) == constructor.MetadataToken)
            {
                return true;
            }
        }

        return false;
    }
}
