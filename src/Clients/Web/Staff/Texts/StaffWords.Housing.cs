using PeerConnect.Contracts;
using PeerConnect.Staff.Coordinating;

namespace PeerConnect.Staff.Texts;

internal abstract partial class StaffWords
{
    public abstract string Unit { get; }

    public abstract string Cell { get; }

    public abstract string Home { get; }

    public abstract string SavePlace { get; }

    public abstract string GivePin { get; }

    public abstract string NoPinYet { get; }

    public abstract string PinReplaces { get; }

    public abstract string PinIs { get; }

    public abstract string PinOnce { get; }

    /// <summary>Of people: which of them, by whether they can sign in.</summary>
    public abstract string WhoseSignIn { get; }

    public abstract string Everybody { get; }

    public abstract string Pin(PinState pin);

    public abstract string FirstPins { get; }

    public abstract string FirstPinsMore { get; }

    public abstract string MakePins { get; }

    public abstract string MakePinsMore { get; }

    public abstract string PinsOnce { get; }

    public abstract string FirstPinOf { get; }

    public abstract string NobodyWithoutPin { get; }

    public abstract string MoreWithoutPin(int left);

    public abstract string Print { get; }

    public abstract string Arrived { get; }

    public abstract string ArrivedMore { get; }

    public abstract string NumberHere { get; }

    public abstract string Receive { get; }

    public abstract string ChooseUnit { get; }

    public abstract string Roles { get; }

    public abstract string TakingPart { get; }

    public abstract string Leaves { get; }

    public abstract string HowLeaves { get; }

    public abstract string OtherFacility { get; }

    public abstract string LeavesMore { get; }

    public abstract string RecordIt { get; }

    public abstract string GoesOn { get; }

    public abstract string GoesOnMore { get; }

    public abstract string NewResident { get; }

    public abstract string GivenName { get; }

    public abstract string FamilyName { get; }

    public abstract string ReadsIn { get; }

    public abstract string NumberAndNames { get; }

    public abstract string ImportList { get; }

    public abstract string WhatIsImported { get; }

    public abstract string Columns { get; }

    public abstract string NobodyIsRemoved { get; }

    public abstract string CsvFile { get; }

    public abstract string TryIt { get; }

    public abstract string ImportTried { get; }

    public abstract string ImportWritten { get; }

    public abstract string FileTooLarge { get; }

    public abstract string ChooseWhatAndFile { get; }

    public abstract string PlacesTitle { get; }

    public abstract string Devices { get; }

    public abstract string NoDevices { get; }

    public abstract string DeviceName { get; }

    public abstract string Enrol { get; }

    public abstract string Enrolled { get; }

    public abstract string EnrolledMore { get; }

    public abstract string Revoke { get; }

    public abstract string RevokeMore { get; }

    public abstract string Units { get; }

    public abstract string UnitCode { get; }

    public abstract string UnitName { get; }

    public abstract string GiveRole(string role);

    public abstract string TakeRole(string role);

    public abstract string EnrolledOn(string day);

    public abstract string RevokedOn(string day);

    public abstract string ImportCounts(int created, int changed, int unchanged);

    public abstract string ImportFaults(int count);

    public abstract string WriteIt(int count);

    public abstract string LeavesBy(EndsPart.Way way);

    public abstract string Imported(ImportPage.What what);

    public abstract string RelationsTitle { get; }

    public abstract string RelationsMore { get; }

    public abstract string NoRelations { get; }

    public abstract string RelationIs { get; }

    public abstract string RelationTo { get; }

    public abstract string RecordRelation { get; }

    public abstract string TakeRelationBackMore { get; }

    public abstract string RelationByAnother { get; }

    /// <summary>In place of a name: it is being asked for.</summary>
    public abstract string NameOnItsWay { get; }

    /// <summary>In place of a name: no answer came, or none that gives it.</summary>
    public abstract string NameNotRead { get; }

    /// <summary>In place of a name: nobody is found there.</summary>
    public abstract string NameNotHere { get; }

    /// <summary>What another person is to this one.</summary>
    public abstract string Relation(RelationType type);

    /// <summary>The act that takes a relation to somebody back.</summary>
    public abstract string TakeRelationBack(string name);
}
