using MediatR;
using WorkOrders.Application.Contract;
using WorkOrders.Application.References;

namespace WorkOrders.Application.MasterData.Get;

/// <summary>
/// Reads a row of the caller's tenant, or a row that all tenants share, with the keys of its referenced rows and its computed fields.
/// A work order also has its planning entries. Returns null if no row has the address.
/// </summary>
/// <param name="Entity">The entity of the row: master data, or work orders.</param>
/// <param name="Address">The id or the key of the row.</param>
public sealed record GetRowQuery(Entity Entity, RowAddress Address) : IRequest<EntityRecord?>;
