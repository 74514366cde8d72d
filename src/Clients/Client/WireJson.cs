using System.Text.Json;
using System.Text.Json.Serialization;
using PeerConnect.Contracts;

namespace PeerConnect.Client;

/// <summary>How every contract is written: names in camel case, nothing for what is absent. Generated, so that trimming keeps it.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SendMessage))]
[JsonSerializable(typeof(Reply<MessageStored>))]
[JsonSerializable(typeof(Reply<ConversationList>))]
[JsonSerializable(typeof(Reply<EntryPage>))]
[JsonSerializable(typeof(Reply<CatchUp>))]
[JsonSerializable(typeof(Reply<Done>))]
[JsonSerializable(typeof(HistoryRequest))]
[JsonSerializable(typeof(CatchUpRequest))]
[JsonSerializable(typeof(ReceiptMark))]
[JsonSerializable(typeof(WithdrawMessage))]
[JsonSerializable(typeof(ConversationRef))]
[JsonSerializable(typeof(FacilitatorAct))]
[JsonSerializable(typeof(EntriesAppended))]
[JsonSerializable(typeof(ReceiptsChanged))]
[JsonSerializable(typeof(InboxItem))]
[JsonSerializable(typeof(ConversationSummary))]
[JsonSerializable(typeof(ResidentSignIn))]
[JsonSerializable(typeof(StaffSignIn))]
[JsonSerializable(typeof(SignedIn))]
[JsonSerializable(typeof(Me))]
[JsonSerializable(typeof(NoticeText))]
[JsonSerializable(typeof(GiveConsent))]
internal sealed partial class WireJson : JsonSerializerContext
{
    /// <summary>Makes other serializer options write and read as this context does.</summary>
    public static void Configure(JsonSerializerOptions options)
    {
        options.TypeInfoResolver = Default;
        options.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.NumberHandling = JsonNumberHandling.Strict;
    }
}
