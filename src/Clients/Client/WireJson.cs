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
[JsonSerializable(typeof(Problem))]
[JsonSerializable(typeof(AuditPublicKey))]
[JsonSerializable(typeof(AuditCheckpoint))]
[JsonSerializable(typeof(PeoplePage))]
[JsonSerializable(typeof(PersonDetail))]
[JsonSerializable(typeof(AddResident))]
[JsonSerializable(typeof(NewRecord))]
[JsonSerializable(typeof(FirstPin))]
[JsonSerializable(typeof(ChangePin))]
[JsonSerializable(typeof(GrantRole))]
[JsonSerializable(typeof(Housing))]
[JsonSerializable(typeof(Certify))]
[JsonSerializable(typeof(Relation))]
[JsonSerializable(typeof(UnitList))]
[JsonSerializable(typeof(SaveUnit))]
[JsonSerializable(typeof(DeviceList))]
[JsonSerializable(typeof(EnrolDevice))]
[JsonSerializable(typeof(DeviceEnrolled))]
[JsonSerializable(typeof(DeviceSelf))]
[JsonSerializable(typeof(ImportReport))]
[JsonSerializable(typeof(InviteStaff))]
[JsonSerializable(typeof(StaffInvitation))]
[JsonSerializable(typeof(AddFacility))]
[JsonSerializable(typeof(FacilityInvitation))]
[JsonSerializable(typeof(RecoveryList))]
[JsonSerializable(typeof(Recovery))]
[JsonSerializable(typeof(BeginEnrolment))]
[JsonSerializable(typeof(AuthenticatorSeed))]
[JsonSerializable(typeof(CompleteEnrolment))]
[JsonSerializable(typeof(SetUpServer))]
[JsonSerializable(typeof(FacilityAdded))]
[JsonSerializable(typeof(DemoCode))]
[JsonSerializable(typeof(Done))]
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
