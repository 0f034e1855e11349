using System;
using System.Linq;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BudgetPortal.Data.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Execution : Migration
    {
        /// <summary>Whose figure counts in which total of which parent. A child's counted figure is written for the row named r.</summary>
        private static readonly (string Child, string Key, string Parent, string Total, string Counted)[] Totals =
        [
            ("Allotments", "AppropriationId", "Appropriations", "Allotted", "r.@Amount@ - r.@Returned@"),
            ("Expenses", "AppropriationId", "Appropriations", "Expensed", "CASE WHEN r.@State@ = 'Approved' THEN r.@Amount@ ELSE 0 END"),
            ("ExchangeDifferences", "AppropriationId", "Appropriations", "ExchangeDifferences", "r.@Amount@"),
            ("ObligationLines", "AllotmentId", "Allotments", "Obligated", "r.@Amount@ - r.@Returned@"),
            ("Disbursements", "ObligationId", "Obligations", "Disbursed", "r.@Amount@ - r.@Returned@"),
            ("WorkItems", "ObligationId", "Obligations", "Planned", "CASE WHEN r.@State@ <> 'Cancelled' THEN r.@Amount@ ELSE 0 END"),
            ("DisbursementLines", "ObligationLineId", "ObligationLines", "Disbursed", "r.@Amount@ - r.@Returned@"),
        ];

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "execution");

            migrationBuilder.AddColumn<bool>(
                name: "AllowOnePersonToSpend",
                schema: "organization",
                table: "Organizations",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "QuarterEnd",
                schema: "organization",
                table: "Organizations",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "RollOn");

            migrationBuilder.CreateTable(
                name: "BudgetControls",
                schema: "execution",
                columns: table => new
                {
                    BudgetId = table.Column<Guid>(type: "uuid", nullable: false),
                    OrganizationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Mode = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Tolerance = table.Column<decimal>(type: "numeric(5,2)", precision: 5, scale: 2, nullable: false),
                    Basis = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Turn = table.Column<long>(type: "bigint", nullable: false),
                    Version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BudgetControls", x => x.BudgetId);
                    table.CheckConstraint("CK_BudgetControls_Tolerance", "\"Tolerance\" >= 0 AND \"Tolerance\" <= 100");
                    table.ForeignKey(
                        name: "FK_BudgetControls_Budgets_BudgetId",
                        column: x => x.BudgetId,
                        principalSchema: "planning",
                        principalTable: "Budgets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_BudgetControls_Organizations_OrganizationId",
                        column: x => x.OrganizationId,
                        principalSchema: "organization",
                        principalTable: "Organizations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "BudgetProposals",
                schema: "execution",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OrganizationId = table.Column<Guid>(type: "uuid", nullable: false),
                    PeriodId = table.Column<Guid>(type: "uuid", nullable: false),
                    Name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Currency = table.Column<string>(type: "character(3)", fixedLength: true, maxLength: 3, nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    ProposedById = table.Column<Guid>(type: "uuid", nullable: false),
                    ProposedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    SubmittedById = table.Column<Guid>(type: "uuid", nullable: true),
                    SubmittedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    DecidedById = table.Column<Guid>(type: "uuid", nullable: true),
                    DecidedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Comment = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    Version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BudgetProposals", x => x.Id);
                    table.ForeignKey(
                        name: "FK_BudgetProposals_BudgetPeriods_PeriodId",
                        column: x => x.PeriodId,
                        principalSchema: "organization",
                        principalTable: "BudgetPeriods",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_BudgetProposals_Organizations_OrganizationId",
                        column: x => x.OrganizationId,
                        principalSchema: "organization",
                        principalTable: "Organizations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_BudgetProposals_Users_DecidedById",
                        column: x => x.DecidedById,
                        principalSchema: "identity",
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_BudgetProposals_Users_ProposedById",
                        column: x => x.ProposedById,
                        principalSchema: "identity",
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_BudgetProposals_Users_SubmittedById",
                        column: x => x.SubmittedById,
                        principalSchema: "identity",
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ControlOverrides",
                schema: "execution",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OrganizationId = table.Column<Guid>(type: "uuid", nullable: false),
                    BudgetId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    DocumentId = table.Column<Guid>(type: "uuid", nullable: false),
                    LevelId = table.Column<Guid>(type: "uuid", nullable: false),
                    Level = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Over = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    Reason = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    UserId = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ControlOverrides", x => x.Id);
                    table.CheckConstraint("CK_ControlOverrides_Over", "\"Over\" > 0");
                    table.ForeignKey(
                        name: "FK_ControlOverrides_Budgets_BudgetId",
                        column: x => x.BudgetId,
                        principalSchema: "planning",
                        principalTable: "Budgets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ControlOverrides_Organizations_OrganizationId",
                        column: x => x.OrganizationId,
                        principalSchema: "organization",
                        principalTable: "Organizations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ControlOverrides_Users_UserId",
                        column: x => x.UserId,
                        principalSchema: "identity",
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "DocumentNumbers",
                schema: "execution",
                columns: table => new
                {
                    OrganizationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Year = table.Column<int>(type: "integer", nullable: false),
                    Last = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DocumentNumbers", x => new { x.OrganizationId, x.Kind, x.Year });
                    table.ForeignKey(
                        name: "FK_DocumentNumbers_Organizations_OrganizationId",
                        column: x => x.OrganizationId,
                        principalSchema: "organization",
                        principalTable: "Organizations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ObjectCodes",
                schema: "execution",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OrganizationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Code = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    IsActive = table.Column<bool>(type: "boolean", nullable: false),
                    Version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ObjectCodes", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ObjectCodes_Organizations_OrganizationId",
                        column: x => x.OrganizationId,
                        principalSchema: "organization",
                        principalTable: "Organizations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Obligations",
                schema: "execution",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OrganizationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Date = table.Column<DateOnly>(type: "date", nullable: false),
                    PurchaseOrderId = table.Column<Guid>(type: "uuid", nullable: true),
                    SupplierId = table.Column<Guid>(type: "uuid", nullable: true),
                    Reference = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Description = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    Currency = table.Column<string>(type: "character(3)", fixedLength: true, maxLength: 3, nullable: false),
                    Rate = table.Column<decimal>(type: "numeric(19,8)", precision: 19, scale: 8, nullable: false),
                    Amount = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    Returned = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    Disbursed = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false, defaultValue: 0m),
                    Planned = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false, defaultValue: 0m),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    RecordedById = table.Column<Guid>(type: "uuid", nullable: false),
                    RecordedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    EndedById = table.Column<Guid>(type: "uuid", nullable: true),
                    EndedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Obligations", x => x.Id);
                    table.CheckConstraint("CK_Obligations_Amount", "\"Amount\" > 0 AND \"Returned\" >= 0 AND \"Returned\" <= \"Amount\"");
                    table.CheckConstraint("CK_Obligations_Cap", "\"Disbursed\" >= 0 AND \"Disbursed\" <= \"Amount\" - \"Returned\"");
                    table.CheckConstraint("CK_Obligations_PlannedCap", "\"Planned\" >= 0 AND \"Planned\" <= \"Amount\" - \"Returned\"");
                    table.CheckConstraint("CK_Obligations_Rate", "\"Rate\" > 0");
                    table.ForeignKey(
                        name: "FK_Obligations_Organizations_OrganizationId",
                        column: x => x.OrganizationId,
                        principalSchema: "organization",
                        principalTable: "Organizations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Obligations_PurchaseOrders_PurchaseOrderId",
                        column: x => x.PurchaseOrderId,
                        principalSchema: "catalog",
                        principalTable: "PurchaseOrders",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Obligations_Suppliers_SupplierId",
                        column: x => x.SupplierId,
                        principalSchema: "catalog",
                        principalTable: "Suppliers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Obligations_Users_EndedById",
                        column: x => x.EndedById,
                        principalSchema: "identity",
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Obligations_Users_RecordedById",
                        column: x => x.RecordedById,
                        principalSchema: "identity",
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Programs",
                schema: "execution",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OrganizationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Code = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    IsActive = table.Column<bool>(type: "boolean", nullable: false),
                    Version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Programs", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Programs_Organizations_OrganizationId",
                        column: x => x.OrganizationId,
                        principalSchema: "organization",
                        principalTable: "Organizations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "RevenuePostings",
                schema: "execution",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OrganizationId = table.Column<Guid>(type: "uuid", nullable: false),
                    BudgetLineId = table.Column<Guid>(type: "uuid", nullable: false),
                    Date = table.Column<DateOnly>(type: "date", nullable: false),
                    Amount = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    Reference = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Description = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    PostedById = table.Column<Guid>(type: "uuid", nullable: false),
                    PostedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RevenuePostings", x => x.Id);
                    table.CheckConstraint("CK_RevenuePostings_Amount", "\"Amount\" <> 0");
                    table.CheckConstraint("CK_RevenuePostings_Reference", "\"Reference\" <> ''");
                    table.ForeignKey(
                        name: "FK_RevenuePostings_BudgetLines_BudgetLineId",
                        column: x => x.BudgetLineId,
                        principalSchema: "planning",
                        principalTable: "BudgetLines",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RevenuePostings_Organizations_OrganizationId",
                        column: x => x.OrganizationId,
                        principalSchema: "organization",
                        principalTable: "Organizations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RevenuePostings_Users_PostedById",
                        column: x => x.PostedById,
                        principalSchema: "identity",
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ShortfallReviews",
                schema: "execution",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OrganizationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Month = table.Column<DateOnly>(type: "date", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ShortfallReviews", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ShortfallReviews_Organizations_OrganizationId",
                        column: x => x.OrganizationId,
                        principalSchema: "organization",
                        principalTable: "Organizations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Disbursements",
                schema: "execution",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OrganizationId = table.Column<Guid>(type: "uuid", nullable: false),
                    ObligationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Date = table.Column<DateOnly>(type: "date", nullable: false),
                    Invoice = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Description = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    Amount = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    Returned = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    Rate = table.Column<decimal>(type: "numeric(19,8)", precision: 19, scale: 8, nullable: false),
                    ExchangeDifference = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    PaidById = table.Column<Guid>(type: "uuid", nullable: false),
                    PaidAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    CancelledById = table.Column<Guid>(type: "uuid", nullable: true),
                    CancelledAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Reason = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    Version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Disbursements", x => x.Id);
                    table.CheckConstraint("CK_Disbursements_Amount", "\"Amount\" > 0 AND \"Returned\" >= 0 AND \"Returned\" <= \"Amount\"");
                    table.CheckConstraint("CK_Disbursements_Rate", "\"Rate\" > 0");
                    table.ForeignKey(
                        name: "FK_Disbursements_Obligations_ObligationId",
                        column: x => x.ObligationId,
                        principalSchema: "execution",
                        principalTable: "Obligations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Disbursements_Organizations_OrganizationId",
                        column: x => x.OrganizationId,
                        principalSchema: "organization",
                        principalTable: "Organizations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Disbursements_Users_CancelledById",
                        column: x => x.CancelledById,
                        principalSchema: "identity",
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Disbursements_Users_PaidById",
                        column: x => x.PaidById,
                        principalSchema: "identity",
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "WorkItems",
                schema: "execution",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OrganizationId = table.Column<Guid>(type: "uuid", nullable: false),
                    ObligationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    AssigneeId = table.Column<Guid>(type: "uuid", nullable: true),
                    DueDate = table.Column<DateOnly>(type: "date", nullable: true),
                    Amount = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WorkItems", x => x.Id);
                    table.CheckConstraint("CK_WorkItems_Amount", "\"Amount\" > 0");
                    table.ForeignKey(
                        name: "FK_WorkItems_Obligations_ObligationId",
                        column: x => x.ObligationId,
                        principalSchema: "execution",
                        principalTable: "Obligations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_WorkItems_Organizations_OrganizationId",
                        column: x => x.OrganizationId,
                        principalSchema: "organization",
                        principalTable: "Organizations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_WorkItems_Users_AssigneeId",
                        column: x => x.AssigneeId,
                        principalSchema: "identity",
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ProgramBudgets",
                schema: "execution",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OrganizationId = table.Column<Guid>(type: "uuid", nullable: false),
                    ProposalId = table.Column<Guid>(type: "uuid", nullable: false),
                    ProgramId = table.Column<Guid>(type: "uuid", nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    SubmittedById = table.Column<Guid>(type: "uuid", nullable: true),
                    SubmittedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    DecidedById = table.Column<Guid>(type: "uuid", nullable: true),
                    DecidedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Comment = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    Version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProgramBudgets", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ProgramBudgets_BudgetProposals_ProposalId",
                        column: x => x.ProposalId,
                        principalSchema: "execution",
                        principalTable: "BudgetProposals",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ProgramBudgets_Organizations_OrganizationId",
                        column: x => x.OrganizationId,
                        principalSchema: "organization",
                        principalTable: "Organizations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ProgramBudgets_Programs_ProgramId",
                        column: x => x.ProgramId,
                        principalSchema: "execution",
                        principalTable: "Programs",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ProgramBudgets_Users_DecidedById",
                        column: x => x.DecidedById,
                        principalSchema: "identity",
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ProgramBudgets_Users_SubmittedById",
                        column: x => x.SubmittedById,
                        principalSchema: "identity",
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Appropriations",
                schema: "execution",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OrganizationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    YearStart = table.Column<DateOnly>(type: "date", nullable: false),
                    PartId = table.Column<Guid>(type: "uuid", nullable: true),
                    ProgramBudgetId = table.Column<Guid>(type: "uuid", nullable: true),
                    ActiveDate = table.Column<DateOnly>(type: "date", nullable: false),
                    ExpireDate = table.Column<DateOnly>(type: "date", nullable: false),
                    Currency = table.Column<string>(type: "character(3)", fixedLength: true, maxLength: 3, nullable: false),
                    Amount = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    Allotted = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false, defaultValue: 0m),
                    Expensed = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false, defaultValue: 0m),
                    ExchangeDifferences = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false, defaultValue: 0m),
                    IsClosed = table.Column<bool>(type: "boolean", nullable: false),
                    Version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Appropriations", x => x.Id);
                    table.CheckConstraint("CK_Appropriations_Amount", "\"Amount\" >= 0");
                    table.CheckConstraint("CK_Appropriations_Cap", "\"Allotted\" >= 0 AND \"Expensed\" >= 0 AND \"Allotted\" + \"Expensed\" + \"ExchangeDifferences\" <= \"Amount\"");
                    table.CheckConstraint("CK_Appropriations_Days", "\"ExpireDate\" >= \"ActiveDate\"");
                    table.CheckConstraint("CK_Appropriations_Source", "(\"PartId\" IS NULL AND \"ProgramBudgetId\" IS NOT NULL) OR (\"PartId\" IS NOT NULL AND \"ProgramBudgetId\" IS NULL)");
                    table.ForeignKey(
                        name: "FK_Appropriations_CostCenterBudgets_PartId",
                        column: x => x.PartId,
                        principalSchema: "planning",
                        principalTable: "CostCenterBudgets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Appropriations_Organizations_OrganizationId",
                        column: x => x.OrganizationId,
                        principalSchema: "organization",
                        principalTable: "Organizations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Appropriations_ProgramBudgets_ProgramBudgetId",
                        column: x => x.ProgramBudgetId,
                        principalSchema: "execution",
                        principalTable: "ProgramBudgets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "BudgetJustifications",
                schema: "execution",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OrganizationId = table.Column<Guid>(type: "uuid", nullable: false),
                    ProgramBudgetId = table.Column<Guid>(type: "uuid", nullable: false),
                    Position = table.Column<int>(type: "integer", nullable: false),
                    Text = table.Column<string>(type: "character varying(4000)", maxLength: 4000, nullable: false),
                    Evidence = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    Version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BudgetJustifications", x => x.Id);
                    table.ForeignKey(
                        name: "FK_BudgetJustifications_Organizations_OrganizationId",
                        column: x => x.OrganizationId,
                        principalSchema: "organization",
                        principalTable: "Organizations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_BudgetJustifications_ProgramBudgets_ProgramBudgetId",
                        column: x => x.ProgramBudgetId,
                        principalSchema: "execution",
                        principalTable: "ProgramBudgets",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "BudgetLineItems",
                schema: "execution",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OrganizationId = table.Column<Guid>(type: "uuid", nullable: false),
                    ProgramBudgetId = table.Column<Guid>(type: "uuid", nullable: false),
                    Position = table.Column<int>(type: "integer", nullable: false),
                    ObjectCodeId = table.Column<Guid>(type: "uuid", nullable: false),
                    Description = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    Amount = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    Version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BudgetLineItems", x => x.Id);
                    table.CheckConstraint("CK_BudgetLineItems_Amount", "\"Amount\" > 0");
                    table.ForeignKey(
                        name: "FK_BudgetLineItems_ObjectCodes_ObjectCodeId",
                        column: x => x.ObjectCodeId,
                        principalSchema: "execution",
                        principalTable: "ObjectCodes",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_BudgetLineItems_Organizations_OrganizationId",
                        column: x => x.OrganizationId,
                        principalSchema: "organization",
                        principalTable: "Organizations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_BudgetLineItems_ProgramBudgets_ProgramBudgetId",
                        column: x => x.ProgramBudgetId,
                        principalSchema: "execution",
                        principalTable: "ProgramBudgets",
                        principalColumn: "Id");
                });

            migrationBuilder.CreateTable(
                name: "Allotments",
                schema: "execution",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OrganizationId = table.Column<Guid>(type: "uuid", nullable: false),
                    AppropriationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Year = table.Column<int>(type: "integer", nullable: false),
                    Quarter = table.Column<int>(type: "integer", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    To = table.Column<DateOnly>(type: "date", nullable: false),
                    Amount = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    Returned = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    Obligated = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false, defaultValue: 0m),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Note = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    ReleasedById = table.Column<Guid>(type: "uuid", nullable: false),
                    ReleasedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    EndedById = table.Column<Guid>(type: "uuid", nullable: true),
                    EndedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Allotments", x => x.Id);
                    table.CheckConstraint("CK_Allotments_Amount", "\"Amount\" > 0 AND \"Returned\" >= 0 AND \"Returned\" <= \"Amount\"");
                    table.CheckConstraint("CK_Allotments_Cap", "\"Obligated\" >= 0 AND \"Obligated\" <= \"Amount\" - \"Returned\"");
                    table.CheckConstraint("CK_Allotments_Days", "\"To\" >= \"From\"");
                    table.CheckConstraint("CK_Allotments_Quarter", "\"Quarter\" >= 1 AND \"Quarter\" <= 4");
                    table.ForeignKey(
                        name: "FK_Allotments_Appropriations_AppropriationId",
                        column: x => x.AppropriationId,
                        principalSchema: "execution",
                        principalTable: "Appropriations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Allotments_Organizations_OrganizationId",
                        column: x => x.OrganizationId,
                        principalSchema: "organization",
                        principalTable: "Organizations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Allotments_Users_EndedById",
                        column: x => x.EndedById,
                        principalSchema: "identity",
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Allotments_Users_ReleasedById",
                        column: x => x.ReleasedById,
                        principalSchema: "identity",
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ExchangeDifferences",
                schema: "execution",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OrganizationId = table.Column<Guid>(type: "uuid", nullable: false),
                    AppropriationId = table.Column<Guid>(type: "uuid", nullable: false),
                    DisbursementId = table.Column<Guid>(type: "uuid", nullable: false),
                    Amount = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ExchangeDifferences", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ExchangeDifferences_Appropriations_AppropriationId",
                        column: x => x.AppropriationId,
                        principalSchema: "execution",
                        principalTable: "Appropriations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ExchangeDifferences_Disbursements_DisbursementId",
                        column: x => x.DisbursementId,
                        principalSchema: "execution",
                        principalTable: "Disbursements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ExchangeDifferences_Organizations_OrganizationId",
                        column: x => x.OrganizationId,
                        principalSchema: "organization",
                        principalTable: "Organizations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Expenses",
                schema: "execution",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OrganizationId = table.Column<Guid>(type: "uuid", nullable: false),
                    Year = table.Column<int>(type: "integer", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    AppropriationId = table.Column<Guid>(type: "uuid", nullable: false),
                    BudgetLineId = table.Column<Guid>(type: "uuid", nullable: true),
                    LineItemId = table.Column<Guid>(type: "uuid", nullable: true),
                    Date = table.Column<DateOnly>(type: "date", nullable: false),
                    Amount = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    Currency = table.Column<string>(type: "character(3)", fixedLength: true, maxLength: 3, nullable: false),
                    ReceiptAmount = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    Rate = table.Column<decimal>(type: "numeric(19,8)", precision: 19, scale: 8, nullable: false),
                    RateDate = table.Column<DateOnly>(type: "date", nullable: true),
                    RateReason = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    Description = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    ReceiptId = table.Column<Guid>(type: "uuid", nullable: true),
                    ReceiptName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    ReceiptType = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    ReceiptSize = table.Column<long>(type: "bigint", nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    RequestedById = table.Column<Guid>(type: "uuid", nullable: false),
                    RequestedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    SubmittedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    DecidedById = table.Column<Guid>(type: "uuid", nullable: true),
                    DecidedForId = table.Column<Guid>(type: "uuid", nullable: true),
                    DecidedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Comment = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    CancelledById = table.Column<Guid>(type: "uuid", nullable: true),
                    CancelledAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Reason = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    Version = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Expenses", x => x.Id);
                    table.CheckConstraint("CK_Expenses_Amount", "\"Amount\" > 0 AND \"ReceiptAmount\" > 0 AND \"Rate\" > 0");
                    table.CheckConstraint("CK_Expenses_Line", "(\"BudgetLineId\" IS NULL AND \"LineItemId\" IS NOT NULL) OR (\"BudgetLineId\" IS NOT NULL AND \"LineItemId\" IS NULL)");
                    table.CheckConstraint("CK_Expenses_Receipt", "\"ReceiptSize\" >= 0 AND \"ReceiptSize\" <= 20971520");
                    table.ForeignKey(
                        name: "FK_Expenses_Appropriations_AppropriationId",
                        column: x => x.AppropriationId,
                        principalSchema: "execution",
                        principalTable: "Appropriations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Expenses_BudgetLineItems_LineItemId",
                        column: x => x.LineItemId,
                        principalSchema: "execution",
                        principalTable: "BudgetLineItems",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Expenses_BudgetLines_BudgetLineId",
                        column: x => x.BudgetLineId,
                        principalSchema: "planning",
                        principalTable: "BudgetLines",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Expenses_Organizations_OrganizationId",
                        column: x => x.OrganizationId,
                        principalSchema: "organization",
                        principalTable: "Organizations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Expenses_Users_CancelledById",
                        column: x => x.CancelledById,
                        principalSchema: "identity",
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Expenses_Users_DecidedById",
                        column: x => x.DecidedById,
                        principalSchema: "identity",
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Expenses_Users_DecidedForId",
                        column: x => x.DecidedForId,
                        principalSchema: "identity",
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Expenses_Users_RequestedById",
                        column: x => x.RequestedById,
                        principalSchema: "identity",
                        principalTable: "Users",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ObligationLines",
                schema: "execution",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OrganizationId = table.Column<Guid>(type: "uuid", nullable: false),
                    ObligationId = table.Column<Guid>(type: "uuid", nullable: false),
                    AllotmentId = table.Column<Guid>(type: "uuid", nullable: false),
                    BudgetLineId = table.Column<Guid>(type: "uuid", nullable: true),
                    LineItemId = table.Column<Guid>(type: "uuid", nullable: true),
                    Amount = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    Returned = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    Disbursed = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false, defaultValue: 0m)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ObligationLines", x => x.Id);
                    table.CheckConstraint("CK_ObligationLines_Amount", "\"Amount\" > 0 AND \"Returned\" >= 0 AND \"Returned\" <= \"Amount\"");
                    table.CheckConstraint("CK_ObligationLines_Cap", "\"Disbursed\" >= 0 AND \"Disbursed\" <= \"Amount\" - \"Returned\"");
                    table.CheckConstraint("CK_ObligationLines_Line", "(\"BudgetLineId\" IS NULL AND \"LineItemId\" IS NOT NULL) OR (\"BudgetLineId\" IS NOT NULL AND \"LineItemId\" IS NULL)");
                    table.ForeignKey(
                        name: "FK_ObligationLines_Allotments_AllotmentId",
                        column: x => x.AllotmentId,
                        principalSchema: "execution",
                        principalTable: "Allotments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ObligationLines_BudgetLineItems_LineItemId",
                        column: x => x.LineItemId,
                        principalSchema: "execution",
                        principalTable: "BudgetLineItems",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ObligationLines_BudgetLines_BudgetLineId",
                        column: x => x.BudgetLineId,
                        principalSchema: "planning",
                        principalTable: "BudgetLines",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ObligationLines_Obligations_ObligationId",
                        column: x => x.ObligationId,
                        principalSchema: "execution",
                        principalTable: "Obligations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ObligationLines_Organizations_OrganizationId",
                        column: x => x.OrganizationId,
                        principalSchema: "organization",
                        principalTable: "Organizations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "DisbursementLines",
                schema: "execution",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OrganizationId = table.Column<Guid>(type: "uuid", nullable: false),
                    DisbursementId = table.Column<Guid>(type: "uuid", nullable: false),
                    ObligationLineId = table.Column<Guid>(type: "uuid", nullable: false),
                    Amount = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    Returned = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DisbursementLines", x => x.Id);
                    table.CheckConstraint("CK_DisbursementLines_Amount", "\"Amount\" > 0 AND \"Returned\" >= 0 AND \"Returned\" <= \"Amount\"");
                    table.ForeignKey(
                        name: "FK_DisbursementLines_Disbursements_DisbursementId",
                        column: x => x.DisbursementId,
                        principalSchema: "execution",
                        principalTable: "Disbursements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_DisbursementLines_ObligationLines_ObligationLineId",
                        column: x => x.ObligationLineId,
                        principalSchema: "execution",
                        principalTable: "ObligationLines",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_DisbursementLines_Organizations_OrganizationId",
                        column: x => x.OrganizationId,
                        principalSchema: "organization",
                        principalTable: "Organizations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Allotments_AppropriationId",
                schema: "execution",
                table: "Allotments",
                column: "AppropriationId");

            migrationBuilder.CreateIndex(
                name: "IX_Allotments_EndedById",
                schema: "execution",
                table: "Allotments",
                column: "EndedById");

            migrationBuilder.CreateIndex(
                name: "IX_Allotments_OrganizationId",
                schema: "execution",
                table: "Allotments",
                column: "OrganizationId");

            migrationBuilder.CreateIndex(
                name: "IX_Allotments_OrganizationId_Year_Number",
                schema: "execution",
                table: "Allotments",
                columns: new[] { "OrganizationId", "Year", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Allotments_ReleasedById",
                schema: "execution",
                table: "Allotments",
                column: "ReleasedById");

            migrationBuilder.CreateIndex(
                name: "IX_Appropriations_OrganizationId",
                schema: "execution",
                table: "Appropriations",
                column: "OrganizationId");

            migrationBuilder.CreateIndex(
                name: "IX_Appropriations_OrganizationId_YearStart_Number",
                schema: "execution",
                table: "Appropriations",
                columns: new[] { "OrganizationId", "YearStart", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Appropriations_PartId",
                schema: "execution",
                table: "Appropriations",
                column: "PartId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Appropriations_ProgramBudgetId",
                schema: "execution",
                table: "Appropriations",
                column: "ProgramBudgetId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_BudgetControls_OrganizationId",
                schema: "execution",
                table: "BudgetControls",
                column: "OrganizationId");

            migrationBuilder.CreateIndex(
                name: "IX_BudgetJustifications_OrganizationId",
                schema: "execution",
                table: "BudgetJustifications",
                column: "OrganizationId");

            migrationBuilder.CreateIndex(
                name: "IX_BudgetJustifications_ProgramBudgetId",
                schema: "execution",
                table: "BudgetJustifications",
                column: "ProgramBudgetId");

            migrationBuilder.CreateIndex(
                name: "IX_BudgetLineItems_ObjectCodeId",
                schema: "execution",
                table: "BudgetLineItems",
                column: "ObjectCodeId");

            migrationBuilder.CreateIndex(
                name: "IX_BudgetLineItems_OrganizationId",
                schema: "execution",
                table: "BudgetLineItems",
                column: "OrganizationId");

            migrationBuilder.CreateIndex(
                name: "IX_BudgetLineItems_ProgramBudgetId",
                schema: "execution",
                table: "BudgetLineItems",
                column: "ProgramBudgetId");

            migrationBuilder.CreateIndex(
                name: "IX_BudgetProposals_DecidedById",
                schema: "execution",
                table: "BudgetProposals",
                column: "DecidedById");

            migrationBuilder.CreateIndex(
                name: "IX_BudgetProposals_OrganizationId",
                schema: "execution",
                table: "BudgetProposals",
                column: "OrganizationId");

            migrationBuilder.CreateIndex(
                name: "IX_BudgetProposals_OrganizationId_PeriodId",
                schema: "execution",
                table: "BudgetProposals",
                columns: new[] { "OrganizationId", "PeriodId" },
                unique: true,
                filter: "\"State\" <> 'Cancelled'");

            migrationBuilder.CreateIndex(
                name: "IX_BudgetProposals_PeriodId",
                schema: "execution",
                table: "BudgetProposals",
                column: "PeriodId");

            migrationBuilder.CreateIndex(
                name: "IX_BudgetProposals_ProposedById",
                schema: "execution",
                table: "BudgetProposals",
                column: "ProposedById");

            migrationBuilder.CreateIndex(
                name: "IX_BudgetProposals_SubmittedById",
                schema: "execution",
                table: "BudgetProposals",
                column: "SubmittedById");

            migrationBuilder.CreateIndex(
                name: "IX_ControlOverrides_BudgetId",
                schema: "execution",
                table: "ControlOverrides",
                column: "BudgetId");

            migrationBuilder.CreateIndex(
                name: "IX_ControlOverrides_DocumentId",
                schema: "execution",
                table: "ControlOverrides",
                column: "DocumentId");

            migrationBuilder.CreateIndex(
                name: "IX_ControlOverrides_OrganizationId",
                schema: "execution",
                table: "ControlOverrides",
                column: "OrganizationId");

            migrationBuilder.CreateIndex(
                name: "IX_ControlOverrides_UserId",
                schema: "execution",
                table: "ControlOverrides",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_DisbursementLines_DisbursementId",
                schema: "execution",
                table: "DisbursementLines",
                column: "DisbursementId");

            migrationBuilder.CreateIndex(
                name: "IX_DisbursementLines_ObligationLineId",
                schema: "execution",
                table: "DisbursementLines",
                column: "ObligationLineId");

            migrationBuilder.CreateIndex(
                name: "IX_DisbursementLines_OrganizationId",
                schema: "execution",
                table: "DisbursementLines",
                column: "OrganizationId");

            migrationBuilder.CreateIndex(
                name: "IX_Disbursements_CancelledById",
                schema: "execution",
                table: "Disbursements",
                column: "CancelledById");

            migrationBuilder.CreateIndex(
                name: "IX_Disbursements_ObligationId",
                schema: "execution",
                table: "Disbursements",
                column: "ObligationId");

            migrationBuilder.CreateIndex(
                name: "IX_Disbursements_OrganizationId",
                schema: "execution",
                table: "Disbursements",
                column: "OrganizationId");

            migrationBuilder.CreateIndex(
                name: "IX_Disbursements_OrganizationId_Date",
                schema: "execution",
                table: "Disbursements",
                columns: new[] { "OrganizationId", "Date" });

            migrationBuilder.CreateIndex(
                name: "IX_Disbursements_PaidById",
                schema: "execution",
                table: "Disbursements",
                column: "PaidById");

            migrationBuilder.CreateIndex(
                name: "IX_DocumentNumbers_OrganizationId",
                schema: "execution",
                table: "DocumentNumbers",
                column: "OrganizationId");

            migrationBuilder.CreateIndex(
                name: "IX_ExchangeDifferences_AppropriationId",
                schema: "execution",
                table: "ExchangeDifferences",
                column: "AppropriationId");

            migrationBuilder.CreateIndex(
                name: "IX_ExchangeDifferences_DisbursementId",
                schema: "execution",
                table: "ExchangeDifferences",
                column: "DisbursementId");

            migrationBuilder.CreateIndex(
                name: "IX_ExchangeDifferences_OrganizationId",
                schema: "execution",
                table: "ExchangeDifferences",
                column: "OrganizationId");

            migrationBuilder.CreateIndex(
                name: "IX_Expenses_AppropriationId",
                schema: "execution",
                table: "Expenses",
                column: "AppropriationId");

            migrationBuilder.CreateIndex(
                name: "IX_Expenses_BudgetLineId",
                schema: "execution",
                table: "Expenses",
                column: "BudgetLineId");

            migrationBuilder.CreateIndex(
                name: "IX_Expenses_CancelledById",
                schema: "execution",
                table: "Expenses",
                column: "CancelledById");

            migrationBuilder.CreateIndex(
                name: "IX_Expenses_DecidedById",
                schema: "execution",
                table: "Expenses",
                column: "DecidedById");

            migrationBuilder.CreateIndex(
                name: "IX_Expenses_DecidedForId",
                schema: "execution",
                table: "Expenses",
                column: "DecidedForId");

            migrationBuilder.CreateIndex(
                name: "IX_Expenses_LineItemId",
                schema: "execution",
                table: "Expenses",
                column: "LineItemId");

            migrationBuilder.CreateIndex(
                name: "IX_Expenses_OrganizationId",
                schema: "execution",
                table: "Expenses",
                column: "OrganizationId");

            migrationBuilder.CreateIndex(
                name: "IX_Expenses_OrganizationId_State",
                schema: "execution",
                table: "Expenses",
                columns: new[] { "OrganizationId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_Expenses_OrganizationId_Year_Number",
                schema: "execution",
                table: "Expenses",
                columns: new[] { "OrganizationId", "Year", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Expenses_ReceiptId",
                schema: "execution",
                table: "Expenses",
                column: "ReceiptId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Expenses_RequestedById",
                schema: "execution",
                table: "Expenses",
                column: "RequestedById");

            migrationBuilder.CreateIndex(
                name: "IX_ObjectCodes_OrganizationId",
                schema: "execution",
                table: "ObjectCodes",
                column: "OrganizationId");

            migrationBuilder.CreateIndex(
                name: "IX_ObjectCodes_OrganizationId_Code",
                schema: "execution",
                table: "ObjectCodes",
                columns: new[] { "OrganizationId", "Code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ObligationLines_AllotmentId",
                schema: "execution",
                table: "ObligationLines",
                column: "AllotmentId");

            migrationBuilder.CreateIndex(
                name: "IX_ObligationLines_BudgetLineId",
                schema: "execution",
                table: "ObligationLines",
                column: "BudgetLineId");

            migrationBuilder.CreateIndex(
                name: "IX_ObligationLines_LineItemId",
                schema: "execution",
                table: "ObligationLines",
                column: "LineItemId");

            migrationBuilder.CreateIndex(
                name: "IX_ObligationLines_ObligationId",
                schema: "execution",
                table: "ObligationLines",
                column: "ObligationId");

            migrationBuilder.CreateIndex(
                name: "IX_ObligationLines_OrganizationId",
                schema: "execution",
                table: "ObligationLines",
                column: "OrganizationId");

            migrationBuilder.CreateIndex(
                name: "IX_Obligations_EndedById",
                schema: "execution",
                table: "Obligations",
                column: "EndedById");

            migrationBuilder.CreateIndex(
                name: "IX_Obligations_OrganizationId",
                schema: "execution",
                table: "Obligations",
                column: "OrganizationId");

            migrationBuilder.CreateIndex(
                name: "IX_Obligations_OrganizationId_Date",
                schema: "execution",
                table: "Obligations",
                columns: new[] { "OrganizationId", "Date" });

            migrationBuilder.CreateIndex(
                name: "IX_Obligations_PurchaseOrderId",
                schema: "execution",
                table: "Obligations",
                column: "PurchaseOrderId",
                unique: true,
                filter: "\"PurchaseOrderId\" IS NOT NULL AND \"State\" <> 'Cancelled'");

            migrationBuilder.CreateIndex(
                name: "IX_Obligations_RecordedById",
                schema: "execution",
                table: "Obligations",
                column: "RecordedById");

            migrationBuilder.CreateIndex(
                name: "IX_Obligations_SupplierId",
                schema: "execution",
                table: "Obligations",
                column: "SupplierId");

            migrationBuilder.CreateIndex(
                name: "IX_ProgramBudgets_DecidedById",
                schema: "execution",
                table: "ProgramBudgets",
                column: "DecidedById");

            migrationBuilder.CreateIndex(
                name: "IX_ProgramBudgets_OrganizationId",
                schema: "execution",
                table: "ProgramBudgets",
                column: "OrganizationId");

            migrationBuilder.CreateIndex(
                name: "IX_ProgramBudgets_ProgramId",
                schema: "execution",
                table: "ProgramBudgets",
                column: "ProgramId");

            migrationBuilder.CreateIndex(
                name: "IX_ProgramBudgets_ProposalId_ProgramId",
                schema: "execution",
                table: "ProgramBudgets",
                columns: new[] { "ProposalId", "ProgramId" },
                unique: true,
                filter: "\"State\" <> 'Cancelled'");

            migrationBuilder.CreateIndex(
                name: "IX_ProgramBudgets_SubmittedById",
                schema: "execution",
                table: "ProgramBudgets",
                column: "SubmittedById");

            migrationBuilder.CreateIndex(
                name: "IX_Programs_OrganizationId",
                schema: "execution",
                table: "Programs",
                column: "OrganizationId");

            migrationBuilder.CreateIndex(
                name: "IX_Programs_OrganizationId_Code",
                schema: "execution",
                table: "Programs",
                columns: new[] { "OrganizationId", "Code" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RevenuePostings_BudgetLineId_Date",
                schema: "execution",
                table: "RevenuePostings",
                columns: new[] { "BudgetLineId", "Date" });

            migrationBuilder.CreateIndex(
                name: "IX_RevenuePostings_OrganizationId",
                schema: "execution",
                table: "RevenuePostings",
                column: "OrganizationId");

            migrationBuilder.CreateIndex(
                name: "IX_RevenuePostings_OrganizationId_Reference",
                schema: "execution",
                table: "RevenuePostings",
                columns: new[] { "OrganizationId", "Reference" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RevenuePostings_PostedById",
                schema: "execution",
                table: "RevenuePostings",
                column: "PostedById");

            migrationBuilder.CreateIndex(
                name: "IX_ShortfallReviews_OrganizationId",
                schema: "execution",
                table: "ShortfallReviews",
                column: "OrganizationId");

            migrationBuilder.CreateIndex(
                name: "IX_ShortfallReviews_OrganizationId_Month",
                schema: "execution",
                table: "ShortfallReviews",
                columns: new[] { "OrganizationId", "Month" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_WorkItems_AssigneeId",
                schema: "execution",
                table: "WorkItems",
                column: "AssigneeId");

            migrationBuilder.CreateIndex(
                name: "IX_WorkItems_ObligationId",
                schema: "execution",
                table: "WorkItems",
                column: "ObligationId");

            migrationBuilder.CreateIndex(
                name: "IX_WorkItems_OrganizationId",
                schema: "execution",
                table: "WorkItems",
                column: "OrganizationId");

            foreach (var (child, key, parent, total, counted) in Totals)
            {
                migrationBuilder.Sql($"""
                    CREATE FUNCTION execution."{child}_{total}"() RETURNS trigger LANGUAGE plpgsql AS $$
                    DECLARE before numeric(19, 4) := 0; now numeric(19, 4) := 0;
                    BEGIN
                        IF TG_OP <> 'INSERT' THEN before := {Of("OLD", counted)}; END IF;
                        IF TG_OP <> 'DELETE' THEN now := {Of("NEW", counted)}; END IF;
                        IF TG_OP = 'UPDATE' AND OLD."{key}" = NEW."{key}" THEN
                            now := now - before; before := 0;
                        END IF;
                        IF before <> 0 THEN
                            UPDATE execution."{parent}" SET "{total}" = "{total}" - before WHERE "Id" = OLD."{key}";
                        END IF;
                        IF now <> 0 THEN
                            UPDATE execution."{parent}" SET "{total}" = "{total}" + now WHERE "Id" = NEW."{key}";
                        END IF;
                        RETURN NULL;
                    END $$;
                    CREATE TRIGGER "{child}_{total}" AFTER INSERT OR UPDATE OR DELETE ON execution."{child}"
                        FOR EACH ROW EXECUTE FUNCTION execution."{child}_{total}"();
                    CREATE TRIGGER "{child}_Truncated" BEFORE TRUNCATE ON execution."{child}"
                        FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();
                    """);
            }

            foreach (var parent in Totals.GroupBy(t => t.Parent, t => t.Total))
            {
                migrationBuilder.Sql($"""
                    CREATE FUNCTION execution."{parent.Key}_Totals"() RETURNS trigger LANGUAGE plpgsql AS $$
                    BEGIN
                        IF TG_OP = 'INSERT' AND ({string.Join(" OR ", parent.Select(t => $"NEW.\"{t}\" <> 0"))})
                            OR TG_OP = 'UPDATE' AND pg_trigger_depth() < 2 AND ({string.Join(" OR ", parent.Select(t => $"NEW.\"{t}\" <> OLD.\"{t}\""))}) THEN
                            RAISE EXCEPTION 'The totals of {parent.Key} are kept by the database.' USING ERRCODE = 'restrict_violation';
                        END IF;
                        RETURN NEW;
                    END $$;
                    CREATE TRIGGER "{parent.Key}_Totals" BEFORE INSERT OR UPDATE ON execution."{parent.Key}"
                        FOR EACH ROW EXECUTE FUNCTION execution."{parent.Key}_Totals"();
                    """);
            }

            foreach (var table in new[] { "ExchangeDifferences", "ControlOverrides", "RevenuePostings" })
            {
                migrationBuilder.Sql($"""
                    CREATE TRIGGER "{table}_AppendOnly" BEFORE UPDATE OR DELETE ON execution."{table}"
                        FOR EACH STATEMENT EXECUTE FUNCTION audit.refuse_change();
                    """);
            }
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            foreach (var (child, _, _, total, _) in Totals)
            {
                migrationBuilder.Sql($"""DROP FUNCTION execution."{child}_{total}"() CASCADE;""");
            }

            foreach (var parent in Totals.Select(t => t.Parent).Distinct())
            {
                migrationBuilder.Sql($"""DROP FUNCTION execution."{parent}_Totals"() CASCADE;""");
            }

            migrationBuilder.DropTable(
                name: "BudgetControls",
                schema: "execution");

            migrationBuilder.DropTable(
                name: "BudgetJustifications",
                schema: "execution");

            migrationBuilder.DropTable(
                name: "ControlOverrides",
                schema: "execution");

            migrationBuilder.DropTable(
                name: "DisbursementLines",
                schema: "execution");

            migrationBuilder.DropTable(
                name: "DocumentNumbers",
                schema: "execution");

            migrationBuilder.DropTable(
                name: "ExchangeDifferences",
                schema: "execution");

            migrationBuilder.DropTable(
                name: "Expenses",
                schema: "execution");

            migrationBuilder.DropTable(
                name: "RevenuePostings",
                schema: "execution");

            migrationBuilder.DropTable(
                name: "ShortfallReviews",
                schema: "execution");

            migrationBuilder.DropTable(
                name: "WorkItems",
                schema: "execution");

            migrationBuilder.DropTable(
                name: "ObligationLines",
                schema: "execution");

            migrationBuilder.DropTable(
                name: "Disbursements",
                schema: "execution");

            migrationBuilder.DropTable(
                name: "Allotments",
                schema: "execution");

            migrationBuilder.DropTable(
                name: "BudgetLineItems",
                schema: "execution");

            migrationBuilder.DropTable(
                name: "Obligations",
                schema: "execution");

            migrationBuilder.DropTable(
                name: "Appropriations",
                schema: "execution");

            migrationBuilder.DropTable(
                name: "ObjectCodes",
                schema: "execution");

            migrationBuilder.DropTable(
                name: "ProgramBudgets",
                schema: "execution");

            migrationBuilder.DropTable(
                name: "BudgetProposals",
                schema: "execution");

            migrationBuilder.DropTable(
                name: "Programs",
                schema: "execution");

            migrationBuilder.DropColumn(
                name: "AllowOnePersonToSpend",
                schema: "organization",
                table: "Organizations");

            migrationBuilder.DropColumn(
                name: "QuarterEnd",
                schema: "organization",
                table: "Organizations");
        }

        private static string Of(string row, string counted) => counted.Replace("r.", row + ".").Replace('@', '"');
    }
}
