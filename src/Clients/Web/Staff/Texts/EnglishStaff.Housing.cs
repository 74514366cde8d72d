using PeerConnect.Contracts;
using PeerConnect.Staff.Coordinating;

namespace PeerConnect.Staff.Texts;

internal sealed partial class EnglishStaff
{
    public override string Unit => "Unit";

    public override string Cell => "Cell or bed. You may leave it empty.";

    public override string Home => "Where this person lives";

    public override string SavePlace => "Save";

    public override string GivePin => "Give a first PIN";

    public override string NoPinYet => "There is no PIN yet: nobody can sign in with this number.";

    public override string PinReplaces => "It takes the place of the PIN that is there, which works no more. Whoever is signed in with it is signed out.";

    public override string PinIs => "First PIN:";

    public override string PinOnce => "Tell it to this person alone. It is not shown again. An own one is chosen at the first sign-in.";

    public override string WhoseSignIn => "Who can sign in";

    public override string Everybody => "Everybody";

    public override string Pin(PinState pin) => pin switch
    {
        PinState.None => "No PIN yet",
        PinState.First => "First PIN not used yet",
        PinState.Own => "Own PIN",
    };

    public override string FirstPins => "First PINs for a unit";

    public override string FirstPinsMore => "After an import nobody can sign in. Here everybody in custody in one unit who has no PIN gets one, as a sheet to print.";

    public override string MakePins => "Make first PINs";

    public override string MakePinsMore => "Everybody there who has no PIN gets one. Whoever has one keeps it. The sheet is shown once: print it before you put it away.";

    public override string PinsOnce => "Cut it apart and give each person his or her own line alone. It is not shown again. An own PIN is chosen at the first sign-in.";

    public override string FirstPinOf => "First PIN";

    public override string NobodyWithoutPin => "Everybody in this unit has a PIN.";

    public override string MoreWithoutPin(int left) => $"{left} more there have none yet. Put this away, then make them too.";

    public override string Print => "Print";

    public override string Arrived => "Came from another facility";

    public override string ArrivedMore => "Waits to be received. PIN and certification stayed behind; keep-separate orders and kin came along.";

    public override string NumberHere => "Number here, if it changes";

    public override string Receive => "Receive";

    public override string ChooseUnit => "Choose the unit.";

    public override string Roles => "Roles";

    public override string TakingPart => "Taking part";

    public override string Leaves => "Leaves the facility";

    public override string HowLeaves => "How does the part of this person end?";

    public override string OtherFacility => "Short name of the other facility";

    public override string LeavesMore => "Conversations and approvals end at once, and sign-in closes. It cannot be taken back.";

    public override string RecordIt => "Record it";

    public override string GoesOn => "Go on as a released supporter";

    public override string GoesOnMore => "Needs a current certification; each pairing is approved anew.";

    public override string NewResident => "Add a person in custody";

    public override string GivenName => "Given name";

    public override string FamilyName => "Family name";

    public override string ReadsIn => "Reads in";

    public override string NumberAndNames => "Fill in the number and both names.";

    public override string ImportList => "Import a list";

    public override string WhatIsImported => "What does the file list?";

    public override string Columns => "The first line names the columns:";

    public override string NobodyIsRemoved => "Known numbers are changed, but keep their language; new ones are added. Nobody is removed for not being in the file.";

    public override string CsvFile => "File (CSV)";

    public override string TryIt => "Try it, without writing";

    public override string ImportTried => "What it would do";

    public override string ImportWritten => "Written";

    public override string FileTooLarge => "The file is larger than 8 MB. Divide it.";

    public override string ChooseWhatAndFile => "Choose what the file lists, and the file.";

    public override string PlacesTitle => "Places";

    public override string Devices => "Kiosks and tablets";

    public override string NoDevices => "None is enrolled yet.";

    public override string DeviceName => "Name of the kiosk or tablet";

    public override string Enrol => "Enrol";

    public override string Enrolled => "Enrolled";

    public override string EnrolledMore => "On the kiosk, open this address and type in the code below it. It is not shown again.";

    public override string Revoke => "Revoke";

    public override string RevokeMore => "It stops at once, and whoever is signed in there is signed out. To use it again, enrol it anew.";

    public override string Units => "Housing units";

    public override string UnitCode => "Code";

    public override string UnitName => "Name of the unit";

    public override string GiveRole(string role) => $"Give the role: {role}";

    public override string TakeRole(string role) => $"Take the role away: {role}";

    public override string EnrolledOn(string day) => $"enrolled on {day}";

    public override string RevokedOn(string day) => $"revoked on {day}";

    public override string ImportCounts(int created, int changed, int unchanged) => $"{created} new, {changed} changed, {unchanged} as before.";

    public override string ImportFaults(int count) => count == 1 ? "One line cannot be read as it is. Nothing was written. Mend it and choose the file again." : $"{count} lines cannot be read as they are. Nothing was written. Mend them and choose the file again.";

    public override string WriteIt(int count) => $"Write {count}";

    public override string LeavesBy(EndsPart.Way way) => way switch
    {
        EndsPart.Way.Transfer => "Is moved to another facility",
        EndsPart.Way.Release => "Is released",
        EndsPart.Way.Death => "Has died",
    };

    public override string Imported(ImportPage.What what) => what switch
    {
        ImportPage.What.People => "People in custody",
        ImportPage.What.Units => "Housing units",
    };

    public override string RelationsTitle => "Kin and superiors";

    public override string RelationsMore => "Nobody sees the cases of their own kin, or decides about them. Some cases are kept from superiors and from those below, too.";

    public override string NoRelations => "Nobody is recorded.";

    public override string RelationIs => "What is the other person to this one?";

    public override string RelationTo => "Number of the other person; of staff, the user name";

    public override string RecordRelation => "Record this relation";

    public override string TakeRelationBackMore => "What was kept from the other because of this can be seen again. It counts at once.";

    public override string NameOnItsWay => "somebody whose name is being looked up";

    public override string NameNotRead => "somebody whose name could not be read now";

    public override string NameNotHere => "somebody who is not in the records here any more";

    public override string RelationByAnother => "It is about you: a colleague has to take it back.";

    public override string Relation(RelationType type) => type switch
    {
        RelationType.Kin => "Family, partner or as close",
        RelationType.ReportsTo => "Superior",
    };

    public override string TakeRelationBack(string name) => $"Take back: {name}";
}
