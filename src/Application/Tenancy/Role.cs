namespace WorkOrders.Application.Tenancy;

/// <summary>What a credential may do. Each request states which roles it takes.</summary>
public enum Role
{
    /// <summary>Reads everything and changes nothing.</summary>
    Viewer,

    /// <summary>Reads everything, and accepts, starts and completes the work of the technician to whom the credential is linked.</summary>
    Technician,

    /// <summary>Reads everything, and writes, plans and dispatches work orders.</summary>
    Dispatcher,

    /// <summary>Does everything, also with master data. The role of connectors, unless they are given another one.</summary>
    Admin,
}
