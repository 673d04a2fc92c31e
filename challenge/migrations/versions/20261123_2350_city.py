"""city

Revision ID: 20261123_2350
Revises: 20261123_2340
"""

import sqlalchemy as sa
import sqlmodel
from alembic import op


revision = '20261123_2350'
down_revision = '20261123_2340'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('counted_date',
    sa.Column('participant_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('date', sa.Date(), nullable=False),
    sa.Column('round_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('band', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('stadtraum_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['participant_id'], ['participant.id'], name=op.f('fk_counted_date_participant_id_participant')),
    sa.ForeignKeyConstraint(['round_id'], ['round.id'], name=op.f('fk_counted_date_round_id_round')),
    sa.PrimaryKeyConstraint('participant_id', 'date', name=op.f('pk_counted_date'))
    )
    op.create_table('standing',
    sa.Column('round_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('participant_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('signed_up_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('first_entry_on', sa.Date(), nullable=True),
    sa.Column('mature_since', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.Column('held_since', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.Column('refused_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=True),
    sa.ForeignKeyConstraint(['participant_id'], ['participant.id'], name=op.f('fk_standing_participant_id_participant')),
    sa.ForeignKeyConstraint(['round_id'], ['round.id'], name=op.f('fk_standing_round_id_round')),
    sa.PrimaryKeyConstraint('round_id', 'participant_id', name=op.f('pk_standing'))
    )
    with op.batch_alter_table('standing', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_standing_participant_id'), ['participant_id'], unique=False)
        batch_op.create_index(batch_op.f('ix_standing_held_since'), ['held_since'], unique=False)

    for name in ('city_sum', 'carry_row'):
        op.create_table(name,
        sa.Column('round_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column('date', sa.Date(), nullable=False),
        sa.Column('band', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column('stadtraum_id', sa.Integer(), nullable=False),
        sa.Column('learning_days', sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(['round_id'], ['round.id'], name=op.f(f'fk_{name}_round_id_round')),
        sa.PrimaryKeyConstraint('round_id', 'date', 'band', 'stadtraum_id', name=op.f(f'pk_{name}'))
        )
    op.create_table('city_total',
    sa.Column('round_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('app', sa.Integer(), nullable=False),
    sa.Column('posts', sa.Integer(), nullable=False),
    sa.Column('groups', sa.Integer(), nullable=False),
    sa.Column('people', sa.Integer(), nullable=False),
    sa.Column('changed_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.ForeignKeyConstraint(['round_id'], ['round.id'], name=op.f('fk_city_total_round_id_round')),
    sa.PrimaryKeyConstraint('round_id', name=op.f('pk_city_total'))
    )
    op.create_table('city_correction',
    sa.Column('id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('round_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('kind', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('people', sa.Integer(), nullable=False),
    sa.Column('learning_days', sa.Integer(), nullable=False),
    sa.Column('reason', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('staff_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.ForeignKeyConstraint(['round_id'], ['round.id'], name=op.f('fk_city_correction_round_id_round')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_city_correction'))
    )
    with op.batch_alter_table('city_correction', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_city_correction_round_id'), ['round_id'], unique=False)

    op.create_table('sign_up_hour',
    sa.Column('hour', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.Column('sign_ups', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('hour', name=op.f('pk_sign_up_hour'))
    )
    op.create_table('stadtraum_figure',
    sa.Column('round_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('stadtraum_id', sa.Integer(), nullable=False),
    sa.Column('people_per_1000', sa.Float(), nullable=True),
    sa.Column('learning_days', sa.Integer(), nullable=True),
    sa.Column('computed_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.ForeignKeyConstraint(['round_id'], ['round.id'], name=op.f('fk_stadtraum_figure_round_id_round')),
    sa.ForeignKeyConstraint(['stadtraum_id'], ['stadtraum.id'], name=op.f('fk_stadtraum_figure_stadtraum_id_stadtraum')),
    sa.PrimaryKeyConstraint('round_id', 'stadtraum_id', name=op.f('pk_stadtraum_figure'))
    )
    op.create_table('reached_milestone',
    sa.Column('round_id', sqlmodel.sql.sqltypes.AutoString(), nullable=False),
    sa.Column('milestone', sa.Integer(), nullable=False),
    sa.Column('reached_at', sqlmodel.sql.sqltypes.UTCDateTime(), nullable=False),
    sa.ForeignKeyConstraint(['round_id'], ['round.id'], name=op.f('fk_reached_milestone_round_id_round')),
    sa.PrimaryKeyConstraint('round_id', 'milestone', name=op.f('pk_reached_milestone'))
    )


def downgrade() -> None:
    for name in ('reached_milestone', 'stadtraum_figure', 'sign_up_hour', 'city_correction', 'city_total',
                 'carry_row', 'city_sum', 'standing', 'counted_date'):
        op.drop_table(name)
