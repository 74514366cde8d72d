using PeerConnect.Contracts;
using PeerConnect.Hub.Approvals;
using PeerConnect.Hub.Cases;
using PeerConnect.Hub.Storage;
using PeerConnect.Hub.Storage.Approvals;
using PeerConnect.Hub.Storage.Cases;
using PeerConnect.Hub.Storage.Escalation;
using PeerConnect.Hub.Storage.Schema;

namespace PeerConnect.Hub.Escalation;

/// <summary>Tells the person of a case that somebody comes, and asks whether somebody came. Neither says who, or why.</summary>
internal static class TellResident
{
    public static void SomebodyComes(WriteTransaction transaction, CaseRow row) => Tell(transaction, row, InboxKind.SomeoneComing);

    /// <summary>Nobody comes for a request; the sentence says why.</summary>
    public static void NobodyComes(WriteTransaction transaction, CaseRow row, PersonRefusal reason) => Tell(transaction, row, InboxKind.RequestRefused, reason.ToString());

    /// <summary>A decision ends it, and nobody stood there: whoever was told that somebody comes does not go on waiting. While somebody comes for another case, what was said stays true.</summary>
    public static void NobodyComesAfterAll(WriteTransaction transaction, CaseRow row)
    {
        // Also where whoever was on the way could not go on, and a colleague was on the way too: what was said when the first one went was never taken back.
        if (row.FaceToFaceAt is null && CaseEventRows.FirstOnTheWay(transaction.Db, row) is { } gone && QuestionRows.WasTold(transaction.Db, row, InboxKind.SomeoneComing, gone) && !QuestionRows.IsOtherComing(transaction.Db, row))
        {
            Tell(transaction, row, InboxKind.NobodyComing);
        }
    }

    /// <summary>Asks once a round; a question of this round that is not answered yet is not asked again.</summary>
    public static void AskWhetherSomebodyCame(WriteTransaction transaction, CaseRow row)
    {
        if (!QuestionRows.IsOpen(transaction.Db, row))
        {
            Tell(transaction, row, InboxKind.DidTheyCome);
        }
    }

    /// <summary>Tells what was not told when it happened, because the time would have shown who raised a concern.</summary>
    public static void WhatHappened(WriteTransaction transaction, CaseRow row)
    {
        // Also where another word of concern began a round in between: that somebody says to have been there is asked about all the same.
        if ((row.FaceToFaceAt ?? CaseEventRows.LastOf(transaction.Db, row, CaseEventRows.FaceToFace)) is { } met)
        {
            TellSince(transaction, row, InboxKind.DidTheyCome, met);
        }
        else if (row.OnTheWayAt is not null && row.State != CaseState.Decided && CaseEventRows.FirstOnTheWay(transaction.Db, row) is { } gone)
        {
            TellSince(transaction, row, InboxKind.SomeoneComing, gone);
        }
    }

    private static void TellSince(WriteTransaction transaction, CaseRow row, InboxKind kind, DateTimeOffset since)
    {
        if (!QuestionRows.WasTold(transaction.Db, row, kind, since))
        {
            Tell(transaction, row, kind);
        }
    }

    private static void Tell(WriteTransaction transaction, CaseRow row, InboxKind kind, string? detail = null)
    {
        if (!row.Drill && !CaseStart.IsAhead(row, transaction.Now) && IsForThePersonsCare(row) && transaction.Db.FindPerson(new PersonKey(row.FacilityId, row.SubjectId)) is { } person)
        {
            if (kind == InboxKind.DidTheyCome)
            {
                // An answer belongs to the round in which it was asked.
                QuestionRows.Close(transaction, row);
                detail = CaseEventRows.RoundOf(row);
            }

            transaction.Notify(person.FacilityId, person.PersonId, kind, conversationId: null, detail: detail, caseId: row.CaseId);
        }
    }

    // Whoever threatens another person, or is reported, is not warned that staff are on the way. Who is meant by what somebody else wrote is the one in danger.
    private static bool IsForThePersonsCare(CaseRow row) => row.Raised == RaisedKind.Meant || Enum.Parse<CaseCategory>(row.Category) switch
    {
        CaseCategory.SelfHarm or CaseCategory.MedicalEmergency or CaseCategory.Company => true,
        CaseCategory.Violence or CaseCategory.SexualAbuse or CaseCategory.Exploitation or CaseCategory.ContactSharing or CaseCategory.Escape => false,
    };
}
